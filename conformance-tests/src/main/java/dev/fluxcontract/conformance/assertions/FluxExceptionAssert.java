package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on an exception of the client, in addition to AssertJ's on a throwable. */
public final class FluxExceptionAssert
    extends AbstractThrowableAssert<FluxExceptionAssert, FluxException> {
  FluxExceptionAssert(@Nullable FluxException actual) {
    super(actual, FluxExceptionAssert.class);
  }

  /** Verifies the HTTP status of the gateway's response; 0 if there was none. */
  public FluxExceptionAssert hasStatus(int expected) {
    isNotNull();
    return field("HTTP status", actual.status(), expected);
  }

  /** Verifies the id of the job that the exception is about. */
  public FluxExceptionAssert hasRequestId(String expected) {
    isNotNull();
    return field("request id", actual.requestId(), expected);
  }

  /** Verifies that the gateway has accepted the job: a second submit would be billed again. */
  public FluxExceptionAssert wasTaken() {
    return hasTaken(Taken.YES);
  }

  /** Verifies that the gateway has certainly not accepted the job, so nothing is billed. */
  public FluxExceptionAssert wasNotTaken() {
    return hasTaken(Taken.NO);
  }

  /** Verifies that it is unknown whether the gateway has accepted the job. */
  public FluxExceptionAssert mayHaveBeenTaken() {
    return hasTaken(Taken.UNKNOWN);
  }

  private FluxExceptionAssert hasTaken(Taken expected) {
    isNotNull();
    return field("taken()", actual.taken(), expected);
  }

  private FluxExceptionAssert field(String name, @Nullable Object value, Object expected) {
    if (!Objects.equals(value, expected)) {
      AssertionError wrong =
          failureWithActualExpected(
              value, expected, FieldAssert.DIFFERS, name, expected, value, actual);
      wrong.initCause(actual);
      throw wrong;
    }
    return this;
  }
}
