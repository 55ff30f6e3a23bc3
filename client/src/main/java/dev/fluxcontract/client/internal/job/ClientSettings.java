package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.PollSchedule;
import java.time.Duration;

/**
 * How long and how often.
 *
 * @param deadline for a whole wait, or a whole submit or question with its re-sends
 * @param submitLimit for one submit, which a gateway may answer with finished images
 * @param readLimit for one call of any other kind
 * @param retries how often in a row a call may fail and be made again
 * @param resubmitOn503 whether a submit is sent again after a 503 that names a time
 * @param streams whether to listen to status streams where there are some
 */
public record ClientSettings(
    Duration deadline,
    Duration submitLimit,
    Duration readLimit,
    int retries,
    PollSchedule polling,
    FluxListener listener,
    boolean streams,
    boolean resubmitOn503) {
  /** The longest time, so that a long holds it in nanoseconds. */
  static final Duration LONGEST = Duration.ofDays(36_500);

  public static Duration bounded(Duration time) {
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
