package dev.fluxcontract.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import okhttp3.Dispatcher;
import org.assertj.core.api.Assertions;

/** A client and a gateway with real sockets between them, in virtual time. */
final class SocketScene implements AutoCloseable {
  final VirtualTime time = new VirtualTime();
  final SocketGateway gateway;
  final FluxClient client;

  SocketScene(SocketGateway.Handler handler) {
    this(handler, settings -> settings);
  }

  SocketScene(SocketGateway.Handler handler, UnaryOperator<FluxClient.Builder> settings) {
    gateway = new SocketGateway(handler);
    FluxClient.Builder builder = FluxClient.builder().gateway(gateway.url()).apiKey(Scene.KEY);
    ExecutorService threads = Threads.onDemand(Threads.daemons("test"));
    client = new Assembly(settings.apply(builder)).client(time, threads, () -> 0.5);
  }

  CompletableFuture<Job> submit() {
    return client.submitAsync(Scene.REQUEST);
  }

  <T> T end(CompletableFuture<T> future) {
    time.until(future, this::isIdle);
    return future.join();
  }

  <E extends FluxException> E failure(Class<E> type, CompletableFuture<?> future) {
    time.until(future, this::isIdle);
    CompletionException end =
        Assertions.catchThrowableOfType(CompletionException.class, future::join);
    return type.cast(requireNonNull(end.getCause()));
  }

  boolean isIdle() {
    return running() == 0;
  }

  int running() {
    return running(client.line.wire.reads().dispatcher())
        + running(client.line.wire.submits().dispatcher());
  }

  private static int running(Dispatcher dispatcher) {
    return dispatcher.runningCallsCount() + dispatcher.queuedCallsCount();
  }

  @Override
  public void close() throws IOException {
    client.close();
    gateway.close();
  }
}
