package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts of some time come to.
 *
 * @param records the attempts
 */
public record WatchSummary(List<ProbeRecord> records) {
  /** A part of a job's life. */
  public enum Phase {
    /** From its submit until it runs. */
    QUEUE,
    /** From then until its images are here. */
    RUN,
    /** Both. */
    TOTAL;

    @Nullable Long millis(JobDuration job) {
      return switch (this) {
        case QUEUE -> job.queueMillis();
        case RUN -> job.runMillis();
        case TOTAL -> Long.valueOf(job.totalMillis());
      };
    }
  }

  /**
   * Of the attempts of a time that ends now. Those that seem to come soon are among them: the clock
   * was set back. Those that are further ahead have a wrong time.
   */
  public static WatchSummary ofLast(Duration time, Instant now, List<ProbeRecord> records) {
    return new WatchSummary(
        records.stream()
            .filter(record -> Duration.between(record.at(), now).abs().compareTo(time) <= 0)
            .toList());
  }

  /** The attempts, without those that were repeated and failed again. */
  public List<ProbeRecord> results() {
    List<ProbeRecord> results = new ArrayList<>();
    for (ProbeRecord record : records) {
      if (record.alarm()
          && !results.isEmpty()
          && isFirst(results.get(results.size() - 1), record)) {
        results.remove(results.size() - 1);
      }
      results.add(record);
    }
    return results;
  }

  private static boolean isFirst(ProbeRecord one, ProbeRecord second) {
    return one.attempt() == 1 && one.name().equals(second.name());
  }

  /** How many probes there were; a second attempt is no other probe. */
  public long probes() {
    return records.stream().filter(record -> record.attempt() == 1).count();
  }

  /** The share of probes whose first attempt the gateway answered; null where there was none. */
  public @Nullable Double availability() {
    long answered =
        records.stream().filter(record -> record.attempt() == 1 && record.answered()).count();
    return probes() == 0 ? null : (double) answered / probes();
  }

  /** How long jobs took, the shortest first. */
  public List<Long> millis(Phase phase) {
    return records.stream()
        .flatMap(record -> record.jobs().stream())
        .map(phase::millis)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  /** Within how long so many percent of sorted values lie; null where there are none. */
  public static @Nullable Long percentile(List<Long> sorted, int percent) {
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.isEmpty() ? null : sorted.get(Math.max(0, rank - 1));
  }

  /** The newest attempt of each probe, by its name; an alarm stays until an attempt ends it. */
  public Map<String, ProbeRecord> newest() {
    Map<String, ProbeRecord> newest = new LinkedHashMap<>();
    for (ProbeRecord record : records) {
      newest.merge(record.name(), record, (old, now) -> old.alarm() && !decides(now) ? old : now);
    }
    return newest;
  }

  private static boolean decides(ProbeRecord now) {
    return now.alarm() || now.outcome() == Outcome.PASSED || now.outcome() == Outcome.WARNED;
  }

  /** What is to be shown of an attempt: one that failed once does not count as failed yet. */
  public static Outcome shown(ProbeRecord record) {
    return record.outcome() == Outcome.FAILED && !record.alarm()
        ? Outcome.WARNED
        : record.outcome();
  }
}
