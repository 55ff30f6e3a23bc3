package dev.fluxcontract.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;

/** A client and a gateway with real sockets between them, in virtual time. */
public final class SocketHarness implements AutoCloseable {
  public final VirtualScheduler time = new VirtualScheduler();
  public final SocketGateway gateway;
  public final FluxClient client;
  private final CountingExecutor threads = new CountingExecutor();

  public SocketHarness(SocketGateway.Handler handler) {
    this(handler, settings -> settings);
  }

  public SocketHarness(SocketGateway.Handler handler, UnaryOperator<FluxClient.Builder> settings) {
    this(new SocketGateway(handler), settings);
  }

  public SocketHarness(SocketGateway gateway, UnaryOperator<FluxClient.Builder> settings) {
    this.gateway = gateway;
    FluxClient.Builder builder =
        FluxClient.builder().gateway(gateway.url()).apiKey(ClientHarness.KEY);
    client = ClientHarness.client(settings.apply(builder), time, threads, () -> 0.5);
  }

  /** What a gateway answers whose jobs have all come to their end. */
  static void finishJob(SocketGateway.Exchange exchange) throws IOException {
    if (exchange.isPost()) {
      exchange.json(200, ScriptedGateway.TICKET);
    } else if (exchange.path.endsWith("/status")) {
      exchange.json(200, "{'status':'COMPLETED'}");
    } else {
      exchange.json(200, "{'images':[{'url':'https://cdn.test/1.png'}]}");
    }
  }

  CompletableFuture<Job> submit() {
    return client.submitAsync(ClientHarness.REQUEST);
  }

  <T> T end(CompletableFuture<T> future) {
    time.until(future, this::isIdle);
    return future.join();
  }

  public <E extends FluxException> E failure(Class<E> type, CompletableFuture<?> future) {
    time.until(future, this::isIdle);
    CompletionException end =
        Assertions.catchThrowableOfType(CompletionException.class, future::join);
    return type.cast(requireNonNull(end.getCause()));
  }

  boolean isIdle() {
    return busy() == 0;
  }

  /** How many of the client's threads have something to do; each call under way has one. */
  int busy() {
    return threads.busy();
  }

  @Override
  public void close() throws IOException {
    client.close();
    gateway.close();
  }
}
