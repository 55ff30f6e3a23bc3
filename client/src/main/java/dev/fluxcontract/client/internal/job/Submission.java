package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.SendGuard;
import dev.fluxcontract.client.internal.http.SendOnceInterceptor;
import dev.fluxcontract.client.internal.http.TransportCall;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.internal.util.Scheduler;
import dev.fluxcontract.client.model.ApiModel;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One submit, until there is a job or it is clear why there is none. The request leaves again only
 * where it surely was not taken: where it had not left, or where the gateway asks for another try
 * later.
 */
public final class Submission implements HttpTransport.ResponseHandler, ClientRuntime.PendingWork {
  private final ClientRuntime runtime;
  private final String model;
  private final Request request;
  private final Executor completion;
  private final long deadline;
  public final CancellationPropagatingFuture<Job> job =
      new CancellationPropagatingFuture<>(this::stop);

  private volatile SendGuard departure = new SendGuard();
  private volatile boolean stopped;
  private @Nullable TransportCall flight;
  private Scheduler.@Nullable Timer pause;
  private int failures;
  private int stale;

  public Submission(
      ClientRuntime runtime,
      ApiModel request,
      UnaryOperator<Request> options,
      Executor completion) {
    this.runtime = runtime;
    this.model = RequestCalls.path(request.getClass());
    this.request = runtime.calls.submit(request, options);
    this.completion = completion;
    this.deadline = runtime.time.nanoTime() + runtime.settings.deadline().toNanos();
  }

  /** What is known when the wait for this is interrupted. */
  public FailureDetails known() {
    return FailureDetails.of(taken());
  }

  private Taken taken() {
    return departure.stay() ? Taken.NO : Taken.UNKNOWN;
  }

  /** {@code here} where this thread will wait for the end. */
  public void start(boolean here) {
    runtime.begin(this);
    send(here);
  }

  private void send(boolean here) {
    TransportCall next = new TransportCall(runtime.wire, this);
    SendGuard attempt = new SendGuard();
    synchronized (this) {
      if (stopped) {
        return;
      }
      departure = attempt;
      flight = next;
    }
    next.start(
        request.newBuilder().tag(SendGuard.class, attempt).build(),
        ClientSettings.shorter(runtime.settings.submitLimit(), left()),
        here);
  }

  @Override
  public void answered(GatewayResponse answer) {
    try {
      Job taken = SubmitResponseReader.job(runtime, answer, model);
      if (taken == null) {
        notTaken(answer);
        return;
      }
      runtime.tell(listener -> listener.submitted(taken));
      runtime.end(this);
      job.settle(taken, completion);
    } catch (RuntimeException | Error e) {
      // A fault of this client must not leave anybody waiting.
      fail(e);
    }
  }

  private void notTaken(GatewayResponse answer) {
    FluxException failure =
        runtime.failures.refused(answer, answer.header(SubmitResponseReader.ID_HEADER));
    Duration wait =
        failure instanceof LimitExceededException limit && !limit.outOfCredit()
            ? limit.retryAfter()
            : null;
    if (wait == null || !again(failure, RetryAfterHeader.bearable(wait))) {
      fail(failure);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    if (e instanceof SendOnceInterceptor.StaleConnectionException && stale++ == 0) {
      runtime.wire.freshConnections();
      send(false);
      return;
    }
    boolean late = timedOut && left().toNanos() <= 0;
    FluxException failure = runtime.failures.unreachable(e, taken(), null);
    if (late) {
      fail(runtime.failures.late(runtime.settings.deadline(), failure));
    } else if (failure.taken() != Taken.NO
        || isFinal(e)
        || !again(failure, runtime.backoff.after(failures + 1))) {
      fail(failure);
    }
  }

  /** A certificate that is not trusted now will not be in a moment. */
  private static boolean isFinal(IOException e) {
    return e instanceof SSLPeerUnverifiedException || e.getCause() instanceof CertificateException;
  }

  /** Tries again after a wait, unless that is too often or too late. */
  private boolean again(FluxException why, Duration wait) {
    if (++failures > runtime.settings.retries() || wait.compareTo(left()) >= 0) {
      return false;
    }
    runtime.tell(listener -> listener.retrying(null, why, wait));
    synchronized (this) {
      // Whoever stops this while it waits knows that there is no job.
      departure = new SendGuard();
      if (!stopped) {
        pause = runtime.time.after(wait.toNanos(), () -> send(false));
      }
    }
    return true;
  }

  private Duration left() {
    return Duration.ofNanos(deadline - runtime.time.nanoTime());
  }

  private void fail(Throwable failure) {
    runtime.end(this);
    job.fail(failure, completion);
  }

  @Override
  public void closed() {
    stop();
    fail(runtime.failures.closed(taken(), null));
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
