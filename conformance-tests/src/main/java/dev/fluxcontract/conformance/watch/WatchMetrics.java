package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.model.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a watch as OpenMetrics 1.0 text, which Prometheus reads. Nothing in it is a counter:
 * a history loses its oldest records, and a counter that falls is taken to have been reset.
 */
public final class WatchMetrics {
  /** The media type of the text. */
  public static final String MEDIA_TYPE =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private static final Duration DAY = Duration.ofDays(1);
  private static final List<Integer> PERCENT = List.of(50, 95, 99);

  private final StringBuilder text = new StringBuilder();

  private WatchMetrics() {}

  /** The whole text. Ratios and times are those of the last 24 hours. */
  public static String of(List<ProbeRecord> records, Cost spent, Instant now) {
    WatchMetrics metrics = new WatchMetrics();
    WatchSummary all = new WatchSummary(records);
    metrics.counts(records);
    metrics.alarms(all);
    metrics.ofTheDay(WatchSummary.ofLast(DAY, now, records), spent);
    if (!records.isEmpty()) {
      double last = records.get(records.size() - 1).at().toEpochMilli() / 1000.0;
      metrics.family("last_probe_timestamp_seconds", "gauge", "When the last attempt ended.");
      metrics.sample("last_probe_timestamp_seconds", "", String.format(Locale.ROOT, "%.3f", last));
    }
    return metrics.text.append("# EOF\n").toString();
  }

  private void counts(List<ProbeRecord> records) {
    Map<String, Long> attempts = new TreeMap<>();
    for (ProbeRecord record : records) {
      String outcome = record.outcome().name().toLowerCase(Locale.ROOT);
      attempts.merge(labels("area", record.area(), "outcome", outcome), 1L, Long::sum);
    }
    family("attempts", "gauge", "Attempts of probes in the history.");
    attempts.forEach((labels, count) -> sample("attempts", labels, count));
    family("alarms", "gauge", "Probes in the history that failed twice.");
    sample("alarms", "", records.stream().filter(ProbeRecord::alarm).count());
    family("dialect_changes", "gauge", "Changes of the gateway's dialect in the history.");
    sample(
        "dialect_changes", "", records.stream().mapToLong(record -> record.changes().size()).sum());
  }

  private void alarms(WatchSummary all) {
    Map<String, Boolean> checks = new TreeMap<>();
    for (ProbeRecord record : all.newest().values()) {
      String labels = labels("area", record.area(), "check", record.check());
      checks.merge(labels, record.alarm(), Boolean::logicalOr);
    }
    family("check_alarm", "gauge", "Whether a case of the check failed twice, with no pass since.");
    checks.forEach((labels, alarm) -> sample("check_alarm", labels, alarm ? "1" : "0"));
  }

  private void ofTheDay(WatchSummary day, Cost spent) {
    Double availability = day.availability();
    family("available_ratio", "gauge", "Share of probes of 24 hours that the gateway answered.");
    if (availability != null) {
      sample("available_ratio", "", String.format(Locale.ROOT, "%.4f", availability));
    }
    family("job_seconds", "summary", "How long the jobs of 24 hours waited, ran, and took.");
    for (WatchSummary.Phase phase : WatchSummary.Phase.values()) {
      String name = phase.name().toLowerCase(Locale.ROOT);
      List<Long> millis = day.millis(phase);
      for (int percent : PERCENT) {
        String quantile = Double.toString(percent / 100.0);
        sample(
            "job_seconds",
            labels("phase", name, "quantile", quantile),
            seconds(WatchSummary.percentile(millis, percent)));
      }
    }
    family("jobs", "gauge", "Jobs of 24 hours of which that time is known.");
    for (WatchSummary.Phase phase : WatchSummary.Phase.values()) {
      String name = phase.name().toLowerCase(Locale.ROOT);
      sample("jobs", labels("phase", name), day.millis(phase).size());
    }
    family("spent_images", "gauge", "Images that the probes of 24 hours may have cost.");
    sample("spent_images", "", spent.images());
    family("spent_usd", "gauge", "US dollars that the probes of 24 hours may have cost.");
    sample("spent_usd", "", spent.usd().toPlainString());
  }

  private void family(String name, String type, String help) {
    text.append("# TYPE flux_watch_").append(name).append(' ').append(type).append('\n');
    text.append("# HELP flux_watch_").append(name).append(' ').append(help).append('\n');
  }

  private void sample(String name, String labels, Object value) {
    text.append("flux_watch_").append(name).append(labels).append(' ').append(value).append('\n');
  }

  private static String seconds(@Nullable Long millis) {
    return millis == null ? "NaN" : String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  /** Pairs of a name and a value; a history may have been edited, so values are escaped. */
  private static String labels(String... pairs) {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      String value = pairs[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      labels.append(i == 0 ? "{" : ",").append(pairs[i]).append("=\"").append(value).append('"');
    }
    return labels.append('}').toString();
  }
}
