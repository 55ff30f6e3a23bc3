package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import org.jspecify.annotations.Nullable;

/**
 * The entry point for all assertions. A static import of {@code assertThat} goes well beside
 * AssertJ's own:
 *
 * <pre>{@code
 * assertThat(job.ticket()).isQueued().hasQueuePosition(0);
 * assertThat(job).succeeds().hasImages(2).hasNoFlaggedImage();
 * }</pre>
 */
public final class FluxAssertions {
  private FluxAssertions() {}

  /** Creates assertions on the ticket of a submitted job. */
  public static QueueTicketAssert assertThat(@Nullable QueueTicket actual) {
    return new QueueTicketAssert(actual);
  }

  /** Creates assertions on the status of a job. */
  public static QueueStatusAssert assertThat(@Nullable QueueStatus actual) {
    return new QueueStatusAssert(actual);
  }

  /** Creates assertions on the result of a job. */
  public static ImageResultAssert assertThat(@Nullable ImageResult actual) {
    return new ImageResultAssert(actual);
  }

  /** Creates assertions on one image. */
  public static ImageAssert assertThat(@Nullable Image actual) {
    return new ImageAssert(actual);
  }

  /** Creates assertions on a job. They wait for the job if they need its end. */
  public static JobAssert assertThat(@Nullable Job actual) {
    return new JobAssert(actual);
  }

  /** Creates assertions on an exception of the client. */
  public static FluxExceptionAssert assertThat(@Nullable FluxException actual) {
    return new FluxExceptionAssert(actual);
  }
}
