package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.TransportCall;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One question about a job, asked at one address after the other until one of them offers an
 * answer, and again where the gateway is in trouble. Questions change nothing at the gateway,
 * cancelling included, so that asking again does no harm.
 */
public final class RetryingRead
    implements HttpTransport.ResponseHandler, ClientRuntime.PendingWork {
  private final ClientRuntime runtime;
  private final @Nullable String requestId;
  private final CandidateUrls places;
  private final long deadline;
  final CancellationPropagatingFuture<GatewayResponse> answer =
      new CancellationPropagatingFuture<>(this::stop);

  private final Request.Builder how;
  private Request question;
  private boolean stopped;
  private int failures;
  private @Nullable TransportCall flight;
  private Scheduler.@Nullable Timer pause;

  /** {@code how} is the call but for its address. */
  RetryingRead(
      ClientRuntime runtime,
      @Nullable String requestId,
      CandidateUrls places,
      Request.Builder how) {
    this.runtime = runtime;
    this.requestId = requestId;
    this.places = places;
    this.how = how;
    this.question = how.url(places.current()).build();
    this.deadline = runtime.time.nanoTime() + runtime.settings.deadline().toNanos();
  }

  /** Asks, and waits for the answer. */
  GatewayResponse ask() {
    BlockingWait.checkInterrupt(this::known);
    runtime.checkOpen();
    start(true);
    return BlockingWait.await(answer, this::known);
  }

  /** {@code here} where this thread will wait for the answer. */
  void start(boolean here) {
    runtime.begin(this);
    send(here);
  }

  private FailureDetails known() {
    return FailureDetails.of(Taken.YES, requestId, runtime.redaction);
  }

  private void send(boolean here) {
    TransportCall next = new TransportCall(runtime.wire, this);
    synchronized (this) {
      if (stopped) {
        return;
      }
      flight = next;
    }
    next.start(question, ClientSettings.shorter(runtime.settings.readLimit(), left()), here);
  }

  @Override
  public void answered(GatewayResponse told) {
    try {
      take(told);
    } catch (RuntimeException | Error e) {
      // A fault of this client must not leave anybody waiting.
      fail(e);
    }
  }

  private void take(GatewayResponse told) {
    int status = told.status();
    boolean absent = status == 404 || status == 405 || status == 410 || status == 501;
    if (absent && places.next()) {
      question = how.url(places.current()).build();
      send(false);
      return;
    }
    boolean trouble = (status >= 500 && status != 501) || status == 408 || status == 429;
    Duration asked = RetryAfterHeader.of(told, runtime.time.now());
    Duration wait =
        asked == null ? runtime.backoff.after(failures + 1) : RetryAfterHeader.bearable(asked);
    if (!trouble || !again(wait)) {
      runtime.end(this);
      answer.settle(told, Runnable::run);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    if (again(runtime.backoff.after(failures + 1))) {
      return;
    }
    FluxException failure = runtime.failures.unreachable(e, Taken.YES, requestId);
    boolean late = timedOut && left().toNanos() <= 0;
    fail(late ? runtime.failures.late(runtime.settings.deadline(), failure) : failure);
  }

  private synchronized boolean again(Duration wait) {
    if (++failures > runtime.settings.retries() || wait.compareTo(left()) >= 0) {
      return false;
    }
    if (!stopped) {
      pause = runtime.time.after(wait.toNanos(), () -> send(false));
    }
    return true;
  }

  @Override
  public void closed() {
    stop();
    fail(runtime.failures.closed(Taken.YES, requestId));
  }

  private Duration left() {
    return Duration.ofNanos(deadline - runtime.time.nanoTime());
  }

  private void fail(Throwable failure) {
    runtime.end(this);
    answer.fail(failure, Runnable::run);
  }

  private synchronized void stop() {
    stopped = true;
    runtime.end(this);
    if (flight != null) {
      flight.cancel();
    }
    if (pause != null) {
      pause.cancel();
    }
  }
}
