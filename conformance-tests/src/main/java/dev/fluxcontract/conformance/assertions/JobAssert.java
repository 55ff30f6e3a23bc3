package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import org.jspecify.annotations.Nullable;

/** Assertions on a job. */
public final class JobAssert extends FieldAssert<JobAssert, Job> {
  JobAssert(@Nullable Job actual) {
    super(actual, JobAssert.class);
  }

  /** The job has that id. */
  public JobAssert hasRequestId(String expected) {
    isNotNull();
    return field("request id", actual.requestId(), expected);
  }

  /** Waits for the job's end, which has to be a good one; goes on with what it made. */
  public ImageResultAssert succeeds() {
    isNotNull();
    try {
      return new ImageResultAssert(actual.await());
    } catch (FluxException e) {
      AssertionError wrong =
          failure(
              "%nExpecting a job to end with images, but it failed:%n  %s%nin:%n  %s", e, actual);
      wrong.initCause(e);
      throw wrong;
    }
  }

  /** Waits for the job's end, which has to be a bad one; goes on with what went wrong. */
  public FluxExceptionAssert fails() {
    isNotNull();
    Object made;
    try {
      made = actual.await();
    } catch (FluxException e) {
      return new FluxExceptionAssert(e);
    }
    throw failure("%nExpecting a job to fail, but it made:%n  %s%nin:%n  %s", made, actual);
  }
}
