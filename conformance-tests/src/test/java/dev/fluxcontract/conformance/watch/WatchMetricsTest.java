package dev.fluxcontract.conformance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The metrics of a watch, as text and over HTTP. */
class WatchMetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String LABEL = "[a-z]+=\"([^\"\\\\\n]|\\\\.)*\"";
  private static final Cost SPENT = new Cost(7, new BigDecimal("0.175"));

  static ProbeRecord record(
      Duration ago, String check, int attempt, Outcome outcome, boolean answered, long... millis) {
    List<JobDuration> jobs =
        Arrays.stream(millis)
            .mapToObj(
                total ->
                    new JobDuration("submitDevTextToImage", total / 4, total - total / 4, total))
            .toList();
    return new ProbeRecord(
        NOW.minus(ago),
        check,
        null,
        null,
        attempt,
        outcome,
        outcome == Outcome.PASSED ? null : "no images came of it",
        attempt == 2 && outcome == Outcome.FAILED,
        answered,
        true,
        new Cost(1, new BigDecimal("0.025")),
        900,
        jobs,
        Map.of(),
        attempt == 2 ? List.of("auth was key and is bearer") : List.of());
  }

  private static final List<ProbeRecord> RECORDS =
      List.of(
          record(Duration.ofDays(3), "SUBMIT-01", 1, Outcome.PASSED, true, 90_000),
          record(Duration.ofHours(5), "SUBMIT-01", 1, Outcome.PASSED, true, 1000, 2000, 3000, 4000),
          record(Duration.ofHours(4), "LIFE-02", 1, Outcome.FAILED, true),
          record(Duration.ofHours(4), "LIFE-02", 2, Outcome.FAILED, true),
          record(Duration.ofHours(1), "X\"\\\n-1", 1, Outcome.WARNED, false));

  private static String metrics() {
    return WatchMetrics.of(RECORDS, SPENT, NOW);
  }

  @Test
  void sayWhatTheLastDayWasLike() {
    assertThat(metrics().lines())
        .contains(
            "flux_watch_attempts{area=\"SUBMIT\",outcome=\"passed\"} 2",
            "flux_watch_attempts{area=\"LIFE\",outcome=\"failed\"} 2",
            "flux_watch_alarms 1",
            "flux_watch_dialect_changes 1",
            "flux_watch_check_alarm{area=\"LIFE\",check=\"LIFE-02\"} 1",
            "flux_watch_check_alarm{area=\"SUBMIT\",check=\"SUBMIT-01\"} 0",
            "flux_watch_available_ratio 0.6667",
            "flux_watch_job_seconds{phase=\"total\",quantile=\"0.5\"} 2.000",
            "flux_watch_job_seconds{phase=\"queue\",quantile=\"0.95\"} 1.000",
            "flux_watch_jobs{phase=\"run\"} 4",
            "flux_watch_spent_images 7",
            "flux_watch_spent_usd 0.175",
            "flux_watch_last_probe_timestamp_seconds 1795863600.000",
            "flux_watch_attempts{area=\"X\\\"\\\\\\n\",outcome=\"warned\"} 1");
  }

  @Test
  void keepAnAlarmUntilAProbeDecides() {
    for (Outcome outcome : Outcome.values()) {
      List<ProbeRecord> records = new ArrayList<>(RECORDS);
      records.add(record(Duration.ofMinutes(9), "LIFE-02", 1, outcome, true));
      boolean over = outcome == Outcome.PASSED || outcome == Outcome.WARNED;
      assertThat(WatchMetrics.of(records, SPENT, NOW))
          .as(outcome.name())
          .contains("check_alarm{area=\"LIFE\",check=\"LIFE-02\"} " + (over ? 0 : 1));
    }
  }

  /** Where the oldest record is left out, Prometheus would take a counter to have been reset. */
  @Test
  void callNothingACounterThatCanFall() {
    String fewer = WatchMetrics.of(RECORDS.subList(4, 5), SPENT, NOW);
    assertThat(fewer).contains("flux_watch_alarms 0\n");
    assertThat(metrics()).contains("flux_watch_alarms 1\n").doesNotContain("counter", "_count");
  }

  @Test
  void areNotOfTimesThatHaveNotCome() {
    List<ProbeRecord> records = new ArrayList<>(RECORDS);
    records.add(2, record(Duration.ofDays(-365), "LIFE-02", 1, Outcome.FAILED, false, 99_000));
    assertThat(WatchMetrics.of(records, SPENT, NOW).lines())
        .contains(
            "flux_watch_available_ratio 0.6667",
            "flux_watch_job_seconds{phase=\"total\",quantile=\"0.99\"} 4.000");
  }

  /** Each line as OpenMetrics has it, and each sample below its own family. */
  @Test
  void areOpenMetrics() {
    for (String text : List.of(metrics(), WatchMetrics.of(List.of(), Cost.NONE, NOW))) {
      assertThat(text).endsWith("\n# EOF\n").containsOnlyOnce("# EOF");
      String family = "";
      for (String line : text.lines().toList()) {
        if (line.startsWith("# TYPE ")) {
          assertThat(line).matches("# TYPE flux_watch_[a-z_]+ (gauge|summary)");
          family = line.replaceAll("# TYPE (\\S+) .*", "$1");
          assertThat(text).containsOnlyOnce("# TYPE " + family + " ");
        } else if (!line.equals("# EOF") && !line.startsWith("# HELP " + family + " ")) {
          assertThat(line)
              .startsWith(family)
              .matches("[a-z_]+(\\{" + LABEL + "(," + LABEL + ")*})? [0-9.Na]+");
        }
      }
    }
  }

  @Test
  void areServedAtOneAddressOnly() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (MetricsServer server = MetricsServer.start(any, WatchMetricsTest::metrics)) {
      HttpResponse<String> found = send(server, "GET", "/metrics");
      assertThat(found.body()).isEqualTo(metrics());
      assertThat(found.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
      assertThat(send(server, "GET", "/").statusCode()).isEqualTo(404);
      assertThat(send(server, "GET", "/metrics/more").statusCode()).isEqualTo(404);
      assertThat(send(server, "POST", "/metrics").statusCode()).isEqualTo(405);
    }
  }

  private static HttpResponse<String> send(MetricsServer server, String method, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
