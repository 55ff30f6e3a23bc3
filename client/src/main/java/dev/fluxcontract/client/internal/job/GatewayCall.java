package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.internal.http.CancellableCall;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.TransportCall;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.time.Duration;

/** A {@link RetryingCall} to the gateway, whose responses are read as a whole. */
public abstract class GatewayCall<T> extends RetryingCall<T>
    implements HttpTransport.ResponseHandler {
  GatewayCall(ClientRuntime runtime) {
    super(runtime);
  }

  abstract CallStep<T> afterResponse(GatewayResponse response);

  abstract CallStep<T> afterFailure(IOException failure);

  /** The exception for a call without an answer. */
  abstract FluxException unreachable(IOException failure);

  /** What {@link #timeLeft} is left of. */
  Duration deadline() {
    return runtime.settings.deadline();
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
        () -> timeLeft().toNanos() > 0 ? afterFailure(failure) : deadlinePassed(failure),
        Runnable::run);
  }

  private CallStep<T> deadlinePassed(IOException failure) {
    return new CallStep.Fail<>(runtime.failures.late(deadline(), unreachable(failure)));
  }
}
