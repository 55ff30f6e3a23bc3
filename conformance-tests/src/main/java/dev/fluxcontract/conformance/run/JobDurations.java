package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.reading.ReportedState;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads off a job's answers how long it waited and ran. */
final class JobDurations {
  private JobDurations() {}

  static List<JobDuration> of(Collection<ObservedJob> jobs) {
    return jobs.stream().map(JobDurations::of).filter(Objects::nonNull).toList();
  }

  private static @Nullable JobDuration of(ObservedJob job) {
    ProbeResponse submitted = job.submitReply();
    ProbeResponse made = job.made();
    if (submitted == null || made == null) {
      return null;
    }
    long sent = submitted.nanos() - TimeUnit.MILLISECONDS.toNanos(submitted.exchange().millis());
    Optional<Long> running =
        job.statuses().stream()
            .filter(reply -> ReportedState.of(reply.json()) == ReportedState.RUNNING)
            .map(ProbeResponse::nanos)
            .findFirst();
    return new JobDuration(
        job.request().operation().id(),
        running.map(at -> millis(at - sent)).orElse(null),
        running.map(at -> millis(made.nanos() - at)).orElse(null),
        millis(made.nanos() - sent));
  }

  private static long millis(long nanos) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
