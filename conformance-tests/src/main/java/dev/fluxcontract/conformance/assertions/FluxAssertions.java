package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions begin. A static import of {@code assertThat} goes well beside AssertJ's own:
 *
 * <pre>{@code
 * assertThat(job.ticket()).isQueued().hasQueuePosition(0);
 * assertThat(job).succeeds().hasImages(2).hasNoFlaggedImage();
 * }</pre>
 */
public final class FluxAssertions {
  private FluxAssertions() {}

  /** Says something of the answer to a submit. */
  public static QueueTicketAssert assertThat(@Nullable QueueTicket actual) {
    return new QueueTicketAssert(actual);
  }

  /** Says something of the state of a job. */
  public static QueueStatusAssert assertThat(@Nullable QueueStatus actual) {
    return new QueueStatusAssert(actual);
  }

  /** Says something of what a job made. */
  public static ImageResultAssert assertThat(@Nullable ImageResult actual) {
    return new ImageResultAssert(actual);
  }

  /** Says something of one image. */
  public static ImageAssert assertThat(@Nullable Image actual) {
    return new ImageAssert(actual);
  }

  /** Says something of a job, and waits for it where that needs its end. */
  public static JobAssert assertThat(@Nullable Job actual) {
    return new JobAssert(actual);
  }

  /** Says something of a failure. */
  public static FluxExceptionAssert assertThat(@Nullable FluxException actual) {
    return new FluxExceptionAssert(actual);
  }
}
