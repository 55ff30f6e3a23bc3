package dev.fluxcontract.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The line to one gateway: what submits, reads and waits have in common. */
final class Line implements AutoCloseable {
  final Settings settings;
  final Gateway gateway;
  final Wire wire;
  final Calls calls;
  final Models models;
  final Failures failures;
  final Redaction redaction;
  final Timeline time;
  final ExecutorService threads;
  final Backoff backoff;
  final Streams streams;

  private final Set<Work> works = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Line(
      Settings settings,
      Wire wire,
      Calls calls,
      Models models,
      Redaction redaction,
      ExecutorService threads,
      Backoff backoff) {
    this.settings = settings;
    this.wire = wire;
    this.gateway = wire.gateway();
    this.calls = calls;
    this.models = models;
    this.redaction = redaction;
    this.time = wire.time();
    this.threads = threads;
    this.backoff = backoff;
    this.streams = new Streams(settings.streams(), wire.reads());
    this.failures = new Failures(redaction, models, time, gateway);
  }

  /** Something under way, which ends when the client is closed. */
  interface Work {
    void closed();
  }

  void begin(Work work) {
    works.add(work);
    if (closed) {
      works.remove(work);
      work.closed();
    }
  }

  void end(Work work) {
    works.remove(work);
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This client is closed");
    }
  }

  /** Tells the listener. What it throws is its own affair, but not a silent one. */
  void tell(Consumer<FluxListener> event) {
    telling(() -> event.accept(settings.listener()));
  }

  static void telling(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(works).forEach(Work::closed);
    wire.close();
    time.close();
    threads.shutdown();
  }
}
