package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.http.CancellableCall;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.TransportCall;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A {@link RetryingCall} to the gateway, whose responses are read as a whole. */
public abstract class GatewayCall<T> extends RetryingCall<T>
    implements HttpTransport.ResponseHandler {
  GatewayCall(ClientRuntime runtime, Duration deadline) {
    super(runtime, deadline);
  }

  abstract CallStep<T> afterResponse(GatewayResponse response);

  abstract CallStep<T> afterFailure(IOException failure);

  /** The job's id, as far as it is known. */
  abstract @Nullable String requestId();

  /** Whether the gateway has the job. */
  Taken taken() {
    return Taken.YES;
  }

  /** What is known when the wait for this is interrupted. */
  final FailureDetails known() {
    return FailureDetails.of(taken(), requestId(), runtime.redaction);
  }

  /** The exception for a call without an answer. */
  final FluxException unreachable(IOException failure) {
    return runtime.failures.unreachable(failure, taken(), requestId());
  }

  @Override
  protected final FluxException clientClosed() {
    return runtime.failures.closed(taken(), requestId());
  }

  @Override
  protected Duration limit() {
    return runtime.settings.readLimit();
  }

  @Override
  protected final CancellableCall newCall() {
    return new TransportCall(runtime.transport, this);
  }

  @Override
  public final void answered(GatewayResponse response) {
    proceed(() -> afterResponse(response), Runnable::run);
  }

  @Override
  public final void failed(IOException failure) {
    proceed(() -> afterFailure(failure), Runnable::run);
  }

  @Override
  public final void timedOut(IOException failure) {
    proceed(
        () -> budget.timeLeft().toNanos() > 0 ? afterFailure(failure) : deadlinePassed(failure),
        Runnable::run);
  }

  private CallStep<T> deadlinePassed(IOException failure) {
    return new CallStep.Fail<>(runtime.failures.late(budget.deadline(), unreachable(failure)));
  }
}
