package dev.fluxcontract.client.internal.job;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Access to the constructors of {@link Job} and {@link Progress}, which are not public because only
 * this client makes them. {@link Job} installs the one implementation when it is loaded.
 */
public abstract class JobConstructors {
  private static volatile @Nullable JobConstructors installed;

  public static void install(JobConstructors constructors) {
    installed = constructors;
  }

  public static JobConstructors get() {
    if (installed == null) {
      ExceptionConstructors.load(Job.class);
    }
    return requireNonNull(installed, "Job did not install the jobs' constructors");
  }

  /** A job that a submit's answer names. */
  public abstract Job taken(ClientRuntime runtime, JobRef ref, ByteString ticket);

  /** Adds headers of a response to those of a job. */
  public abstract void addHeaders(Job job, String lines);

  /** A job whose images came with the submit's answer. */
  public abstract Job finished(ClientRuntime runtime, JobRef ref, ImageResult result);

  public abstract Progress progress(
      String model,
      JobState state,
      @Nullable Integer queuePosition,
      List<LogEntry> newLogs,
      Duration elapsed,
      @Nullable Duration running,
      int polls);
}
