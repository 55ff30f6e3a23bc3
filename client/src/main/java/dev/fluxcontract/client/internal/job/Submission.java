package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.internal.http.SubmitSendState;
import dev.fluxcontract.client.internal.http.SubmitSettings;
import dev.fluxcontract.client.internal.response.FailedCallException;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.model.ApiModel;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One submit, until there is a job or the reason why not is known. The request is sent again only
 * if the gateway certainly did not accept it: the connection failed before the request was sent,
 * the gateway refused the HTTP/2 stream before it processed it, or it answered 429 without a ticket
 * and named a time; and 503, if the caller says so.
 */
public final class Submission extends GatewayCall<Job> {
  private final String model;
  private final Request request;
  private final @Nullable Consumer<Progress> progress;
  public final CancellationPropagatingFuture<Job> job =
      new CancellationPropagatingFuture<>(this::cancelled);

  private volatile SubmitSendState sendState = new SubmitSendState();

  /** The job from when it is known, so that no end of the submit can lose it. */
  private @Nullable Job accepted;

  /** The listener hears of a job or of a failure, and not of both. */
  private final AtomicBoolean reported = new AtomicBoolean();

  public Submission(ClientRuntime runtime, ApiModel request, SubmitSettings settings) {
    super(runtime, settings.deadlineOr(runtime.settings.deadline()));
    runtime.checkOpen();
    this.model = RequestCalls.path(request);
    settings.checkForKey(runtime.redaction);
    this.request = runtime.calls.submit(request, settings);
    this.progress = settings.progress();
  }

  /** Makes the submit, and blocks the caller's thread until it has ended. */
  public Job await() {
    InterruptibleWait.checkInterrupt(this::known);
    start();
    return InterruptibleWait.await(job, this::known);
  }

  @Override
  @Nullable String requestId() {
    Job known = accepted();
    return known == null ? sendState.requestId() : known.requestId();
  }

  @Override
  Taken taken() {
    if (accepted() != null) {
      return Taken.YES;
    }
    return sendState.stay() ? Taken.NO : Taken.UNKNOWN;
  }

  /** Waits while an answer is read: what it says must not be missed by who gives up meanwhile. */
  private synchronized @Nullable Job accepted() {
    return accepted;
  }

  private synchronized @Nullable Job accept(GatewayResponse response) {
    accepted = SubmitResponseReader.job(runtime, response, model);
    return accepted;
  }

  @Override
  protected CallStep<Job> first() {
    return send(Duration.ZERO);
  }

  private CallStep<Job> send(Duration pause) {
    // A new one before the pause: if the submit is stopped in the pause, it certainly was not sent.
    SubmitSendState next = new SubmitSendState();
    sendState = next;
    return new CallStep.Send<>(
        request.newBuilder().tag(SubmitSendState.class, next).build(), pause);
  }

  @Override
  protected Duration limit() {
    return runtime.settings.submitLimit();
  }

  @Override
  CallStep<Job> afterResponse(GatewayResponse response) {
    Job named = accept(response);
    if (named != null) {
      JobConstructors.get().addHeaders(named, response.idHeaders());
      if (progress != null) {
        named.onProgress(progress);
      }
      if (reported.compareAndSet(false, true)) {
        runtime.notifyListener(named, listener -> listener.submitted(named));
      }
      return new CallStep.Succeed<>(named);
    }
    FluxException failure =
        runtime.failures.refused(response, response.header(GatewayResponse.REQUEST_ID_HEADER));
    Duration wait = waitBeforeAnotherTry(response, failure);
    return wait == null
        ? new CallStep.Fail<>(failure)
        : sendAgain(failure, RetryAfterHeader.cap(wait));
  }

  /** Null if the submit must not be sent again. */
  private @Nullable Duration waitBeforeAnotherTry(GatewayResponse response, FluxException failure) {
    if (failure instanceof LimitExceededException limit) {
      return limit.outOfCredit() ? null : limit.retryAfter();
    }
    return response.status() == 503 && runtime.settings.resubmitOn503()
        ? RetryAfterHeader.of(response, runtime.time.now())
        : null;
  }

  @Override
  CallStep<Job> afterFailure(IOException e) {
    FluxException failure = unreachable(e);
    return failure.taken() != Taken.NO || isFinal(e)
        ? new CallStep.Fail<>(failure)
        : sendAgain(failure, runtime.backoff.after(budget.failures() + 1));
  }

  /** A retry does not help against an untrusted certificate or a missing password. */
  private static boolean isFinal(IOException e) {
    return (e instanceof FailedCallException failed && failed.isFromProxy())
        || e instanceof SSLPeerUnverifiedException
        || e.getCause() instanceof CertificateException;
  }

  private CallStep<Job> sendAgain(FluxException why, Duration wait) {
    budget.addFailure();
    if (!budget.allows(wait)) {
      return new CallStep.Fail<>(why);
    }
    runtime.notifyListener(null, listener -> listener.retrying(null, why, wait));
    return send(wait);
  }

  @Override
  protected void complete(Job known, Executor callers) {
    job.settle(known, callers);
  }

  /** The caller cancelled, or was interrupted. From now on the request does not leave any more. */
  private void cancelled() {
    Taken taken = taken();
    if (stop()) {
      notifyFailed(runtime.failures.cancelledSubmit(taken, requestId()));
    }
  }

  private void notifyFailed(FluxException failure) {
    if (accepted() == null && reported.compareAndSet(false, true)) {
      runtime.notifyListener(null, listener -> listener.submitFailed(model, failure));
    }
  }

  @Override
  protected void completeExceptionally(Throwable failure, Executor callers) {
    if (failure instanceof FluxException known) {
      notifyFailed(known);
    }
    job.fail(failure, callers);
  }
}
