package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import org.jspecify.annotations.Nullable;

/** Assertions on a job. */
public final class JobAssert extends FieldAssert<JobAssert, Job> {
  JobAssert(@Nullable Job actual) {
    super(actual, JobAssert.class);
  }

  /** Verifies the id of the job. */
  public JobAssert hasRequestId(String expected) {
    return field("request id", Job::requestId, expected);
  }

  /** Waits for the job, verifies that it succeeds, and returns assertions on its result. */
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

  /** Waits for the job, verifies that it fails, and returns assertions on its exception. */
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
