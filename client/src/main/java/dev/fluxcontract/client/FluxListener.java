package dev.fluxcontract.client;

import dev.fluxcontract.client.model.Image;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks for logging and metrics. In what they get, the key is hidden as in a {@link
 * FluxException}.
 *
 * <p>Most run on a thread of the client's. Some run on the caller's thread: {@link #downloaded} and
 * {@link #downloadFailed} on the one that downloads; {@link #finished} on the one in {@link
 * Job#await()} or {@link Job#future()}, if the end of the job is known before; {@link
 * #submitFailed} on the one that cancels the submit, is interrupted in it, or closes the client.
 *
 * <p>The work waits for them all. So they should return soon, and must not wait for the job that
 * they are called for: {@link Job#await()} refuses that. What they throw, errors included, goes to
 * the thread's uncaught exception handler and changes nothing else.
 */
public interface FluxListener {
  /** The gateway took a job. */
  default void submitted(Job job) {}

  /**
   * A submit failed, or was cancelled or interrupted; there is no job, or none that is known.
   *
   * @param model the path that it was submitted to, without a slash at its start
   * @param failure what went wrong; its {@link FluxException#taken()} says whether the gateway may
   *     have a job all the same
   */
  default void submitFailed(String model, FluxException failure) {}

  /** The gateway reported a job's state. */
  default void polled(Job job, Progress progress) {}

  /**
   * A call of a submit or of a wait failed and will be made again.
   *
   * @param job the job that it was about; null for a submit
   * @param why what went wrong
   * @param wait how long until the next try
   */
  default void retrying(@Nullable Job job, FluxException why, Duration wait) {}

  /**
   * A wait for a job is over because the job is. {@link Job#queueTime()} and {@link Job#runTime()}
   * are known now, if the gateway states them.
   *
   * @param elapsed the time since the job was submitted, or since it was picked up again
   * @param failure what went wrong; null where the images are there
   */
  default void finished(Job job, Duration elapsed, @Nullable FluxException failure) {}

  /** An image was downloaded. */
  default void downloaded(Image image, Download download, Duration elapsed) {}

  /** An image could not be fetched. It is not called where the caller's file or stream failed. */
  default void downloadFailed(Image image, FluxException failure, Duration elapsed) {}
}
