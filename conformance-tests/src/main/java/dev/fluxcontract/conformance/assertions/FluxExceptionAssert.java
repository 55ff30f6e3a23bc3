package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a failure, beside all that AssertJ says of a throwable. */
public final class FluxExceptionAssert
    extends AbstractThrowableAssert<FluxExceptionAssert, FluxException> {
  FluxExceptionAssert(@Nullable FluxException actual) {
    super(actual, FluxExceptionAssert.class);
  }

  /** The gateway answered with that HTTP status; 0 where no answer came. */
  public FluxExceptionAssert hasStatus(int expected) {
    isNotNull();
    return field("HTTP status", actual.status(), expected);
  }

  /** It is about the job with that id. */
  public FluxExceptionAssert hasRequestId(String expected) {
    isNotNull();
    return field("request id", actual.requestId(), expected);
  }

  /** The gateway has the job: to submit it again would pay for a second one. */
  public FluxExceptionAssert wasTaken() {
    return hasTaken(Taken.YES);
  }

  /** The gateway surely has no job, and nothing can be billed. */
  public FluxExceptionAssert wasNotTaken() {
    return hasTaken(Taken.NO);
  }

  /** Nobody can know whether the gateway has a job. */
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
