package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.internal.http.BaseUrl;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.RequestFactory;
import dev.fluxcontract.client.internal.response.ExceptionFactory;
import dev.fluxcontract.client.internal.response.LenientModelReader;
import dev.fluxcontract.client.internal.util.Backoff;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all submits, reads and waits of one client share. */
public final class ClientRuntime implements AutoCloseable {
  public final ClientSettings settings;
  public final BaseUrl gateway;
  public final HttpTransport transport;
  final RequestFactory calls;
  public final LenientModelReader models;
  public final ExceptionFactory failures;
  public final KeyRedaction redaction;
  public final Scheduler time;
  public final ExecutorService threads;
  public final Backoff backoff;
  final StatusStreamPool streams;

  final Set<PendingWork> works = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ClientRuntime(
      ClientSettings settings,
      HttpTransport transport,
      RequestFactory calls,
      LenientModelReader models,
      KeyRedaction redaction,
      ExecutorService threads,
      Backoff backoff) {
    this.settings = settings;
    this.transport = transport;
    this.gateway = transport.gateway();
    this.calls = calls;
    this.models = models;
    this.redaction = redaction;
    this.time = transport.time();
    this.threads = threads;
    this.backoff = backoff;
    this.streams = new StatusStreamPool(settings.streams(), transport);
    this.failures = new ExceptionFactory(redaction, models, time, gateway.toString());
  }

  /** Something under way, which ends when the client is closed. */
  public interface PendingWork {
    void closed();
  }

  public void begin(PendingWork work) {
    works.add(work);
    if (closed) {
      works.remove(work);
      work.closed();
    }
  }

  public void end(PendingWork work) {
    works.remove(work);
  }

  public void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "This FluxClient is closed; build a new one, or close it after its last use");
    }
  }

  /**
   * Calls the listener.
   *
   * @param job the job that waits for the end of the callback; null if none does
   */
  public void notifyListener(@Nullable Job job, Consumer<FluxListener> event) {
    Callbacks.run(job, () -> event.accept(settings.listener()));
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(works).forEach(PendingWork::closed);
    transport.close();
    time.close();
    threads.shutdown();
  }
}
