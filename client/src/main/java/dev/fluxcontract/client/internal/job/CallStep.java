package dev.fluxcontract.client.internal.job;

import java.time.Duration;
import okhttp3.Request;

/** What a {@link RetryingCall} does next. */
public sealed interface CallStep<T> {
  /** Sends a request after a pause. */
  record Send<T>(Request request, Duration pause) implements CallStep<T> {}

  /** Ends with a value. */
  record Succeed<T>(T value) implements CallStep<T> {}

  /** Ends with a failure. */
  record Fail<T>(Throwable failure) implements CallStep<T> {}
}
