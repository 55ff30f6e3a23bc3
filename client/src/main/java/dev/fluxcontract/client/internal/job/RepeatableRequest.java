package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One request about a job, sent to one address after the other until one of them has an answer, and
 * sent again if the gateway is in trouble. Such requests, the one that cancels among them, may be
 * repeated without harm.
 */
final class RepeatableRequest extends GatewayCall<GatewayResponse> {
  private final @Nullable String requestId;
  private final CandidateUrls requests;
  final CancellationPropagatingFuture<GatewayResponse> response =
      new CancellationPropagatingFuture<>(this::stop);

  RepeatableRequest(ClientRuntime runtime, @Nullable String requestId, CandidateUrls requests) {
    super(runtime, runtime.settings.deadline());
    this.requestId = requestId;
    this.requests = requests;
  }

  /** Sends the request, and waits for the answer. */
  GatewayResponse await() {
    InterruptibleWait.checkInterrupt(this::known);
    runtime.checkOpen();
    start();
    return InterruptibleWait.await(response, this::known);
  }

  @Override
  protected CallStep<GatewayResponse> first() {
    return send(Duration.ZERO);
  }

  private CallStep<GatewayResponse> send(Duration pause) {
    return new CallStep.Send<>(requests.current(), pause);
  }

  @Override
  CallStep<GatewayResponse> afterResponse(GatewayResponse answer) {
    int status = answer.status();
    boolean absent = status == 404 || status == 405 || status == 410 || status == 501;
    if (absent && requests.next()) {
      return send(Duration.ZERO);
    }
    if ((status >= 500 && status != 501) || status == 408 || status == 429) {
      budget.addFailure();
      Duration asked = RetryAfterHeader.of(answer, runtime.time.now());
      Duration wait = asked == null ? backoff() : RetryAfterHeader.cap(asked);
      if (budget.allows(wait)) {
        return send(wait);
      }
    }
    return new CallStep.Succeed<>(answer);
  }

  @Override
  CallStep<GatewayResponse> afterFailure(IOException e) {
    budget.addFailure();
    Duration wait = backoff();
    return budget.allows(wait) ? send(wait) : new CallStep.Fail<>(unreachable(e));
  }

  @Override
  @Nullable String requestId() {
    return requestId;
  }

  private Duration backoff() {
    return runtime.backoff.after(budget.failures());
  }

  @Override
  protected void complete(GatewayResponse answer, Executor callers) {
    response.settle(answer, callers);
  }

  @Override
  protected void completeExceptionally(Throwable failure, Executor callers) {
    response.fail(failure, callers);
  }
}
