package dev.fluxcontract.client;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.SocketGateway.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** A client that listens to streams, and a gateway whose jobs are over when asked for thrice. */
final class StreamHarness implements AutoCloseable {
  static final String EVENTS =
      "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
  static final Duration EVERY = Duration.ofSeconds(3);

  final VirtualScheduler time;
  final SocketGateway gateway;
  final FluxClient client;

  /** How often a job's status was asked for. */
  final AtomicInteger asked = new AtomicInteger();

  /** Whether every job is over, however seldom it was asked for. */
  final AtomicBoolean over;

  private final SocketHarness scene;
  private final Handler stream;
  private final Set<Call> listening = ConcurrentHashMap.newKeySet();

  StreamHarness(Handler stream) {
    this(stream, new AtomicBoolean(), true);
  }

  StreamHarness(Handler stream, AtomicBoolean over, boolean listen) {
    this.stream = stream;
    this.over = over;
    OkHttpClient http = new OkHttpClient.Builder().eventListener(new Listening()).build();
    scene =
        new SocketHarness(
            this::handle,
            settings ->
                settings.polling(PollSchedule.fixed(EVERY)).streams(listen).httpClient(http));
    time = scene.time;
    gateway = scene.gateway;
    client = scene.client;
  }

  private void handle(Exchange exchange) throws IOException, InterruptedException {
    if (exchange.isPost()) {
      exchange.json(200, ScriptedGateway.TICKET);
    } else if (exchange.path.endsWith("/stream")) {
      stream.handle(exchange);
    } else if (exchange.path.contains("/status")) {
      boolean completed = over.get() || asked.incrementAndGet() == 3;
      exchange.json(200, "{'status':'" + (completed ? "COMPLETED" : "IN_QUEUE") + "'}");
    } else {
      exchange.json(200, "{'images':[{'url':'https://cdn.test/1.png'}]}");
    }
  }

  List<Exchange> streams() {
    return gateway.received.stream().filter(one -> one.path.endsWith("/stream")).toList();
  }

  /** Waits, in real time, for so many streams. */
  void awaitStreams(int count) throws InterruptedException {
    for (int number = 1; streams().size() < count; number++) {
      gateway.awaitRequest(number);
    }
  }

  /** Waits, in real time, until no thread of the client's has anything to do. */
  void rest() {
    while (!scene.isIdle()) {
      LockSupport.parkNanos(20_000);
    }
  }

  Job submit() {
    return scene.end(scene.submit());
  }

  /** Lets a wait end, where streams end by themselves. */
  void end(CompletableFuture<?> future) {
    scene.end(future);
  }

  /** Lets a wait end while streams are silent: threads that listen to one are not waited for. */
  void endInSilence(CompletableFuture<?> future) {
    time.until(future, () -> scene.busy() == listening.size());
    future.join();
  }

  /** How much time has passed since then. */
  Duration since(long begun) {
    return Duration.ofNanos(time.nanoTime() - begun);
  }

  @Override
  public void close() throws IOException {
    scene.close();
  }

  /** The gateway would learn too late that a stream is no longer listened to. */
  private final class Listening extends EventListener {
    @Override
    public void requestHeadersEnd(Call call, Request request) {
      if (request.url().encodedPath().endsWith("/stream")) {
        listening.add(call);
      }
    }

    @Override
    public void callEnd(Call call) {
      listening.remove(call);
    }

    @Override
    public void callFailed(Call call, IOException e) {
      listening.remove(call);
    }
  }
}
