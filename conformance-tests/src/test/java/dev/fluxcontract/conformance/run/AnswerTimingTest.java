package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of a gateway does not depend on how far off it is, or how long its jobs take. */
class AnswerTimingTest {
  private static final String KEY = "a-key-of-mine";
  private static final String ACCEPTED =
      RawServer.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
  private static final String TOO_LATE = RawServer.json(400, "{\"status\":\"ALREADY_COMPLETED\"}");

  private final AtomicInteger jobs = new AtomicInteger();
  private final Map<String, Integer> looks = new ConcurrentHashMap<>();

  @Test
  void jobsThatRunWhenTheyAreCancelledMayFinish() throws IOException {
    try (RawServer server = new RawServer(request -> running(request, 1, ACCEPTED))) {
      assertThat(outcomes(run(server.url(), "CANCEL-02"))).containsExactly(Outcome.SKIPPED);
    }
  }

  @Test
  void jobsThatRunForLongAfterTheyWereCancelledAreNot() throws IOException {
    try (RawServer server = new RawServer(request -> running(request, 30, ACCEPTED))) {
      assertThat(outcomes(run(server.url(), "CANCEL-02"))).containsExactly(Outcome.FAILED);
    }
  }

  @Test
  void aCancelThatCameTooLateSaysNothingOfHowCancelsAreAnswered() throws IOException {
    try (RawServer server = new RawServer(request -> running(request, 0, TOO_LATE))) {
      assertThat(run(server.url(), "DIALECT-07").dialect())
          .containsEntry("cancel", RunResult.NOT_SEEN)
          .containsEntry("cancel-when-over", "400 ALREADY_COMPLETED");
    }
    AtomicInteger cancels = new AtomicInteger();
    try (RawServer server =
        new RawServer(
            request ->
                running(
                    request,
                    1,
                    request.startsWith("PUT") && cancels.incrementAndGet() % 2 == 0
                        ? TOO_LATE
                        : ACCEPTED))) {
      assertThat(run(server.url(), "DIALECT-07").dialect())
          .containsEntry("cancel", "202 CANCELLATION_REQUESTED");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALREADY_COMPLETED, FAILED",
    "The job is already finished, FAILED",
    "Cannot cancel a running job, SKIPPED",
    "Cancelling is not supported, SKIPPED"
  })
  void aRefusedCancelIsWrongOnlyIfItSaysThatTheJobHasEnded(String words, Outcome outcome)
      throws IOException {
    String cancel = RawServer.json(400, "{\"detail\":\"" + words + "\"}");
    try (RawServer server = new RawServer(request -> running(request, 1, cancel))) {
      assertThat(outcomes(run(server.url(), "CANCEL-03"))).containsExactly(outcome);
    }
  }

  @Test
  void aStreamNeedNotBeginWithinASecond() {
    try (FluxGateway gateway = FluxGateway.builder().dialect("fal").key(KEY).start()) {
      gateway.delayNext(GatewayStep.STREAM, Duration.ofMillis(1_200));
      RunResult run = Suite.run(config(gateway.url(), "DIALECT-09").scheme(AuthPrefix.KEY).build());
      assertThat(run.dialect()).containsEntry("stream", "offered");
      assertThat(run.flaky()).isEmpty();
    }
  }

  @Test
  void aStreamThatIsNeverAnsweredIsNotSeen() throws IOException {
    try (RawServer server =
        new RawServer(
            request -> request.contains("/stream ") ? "" : running(request, 0, TOO_LATE))) {
      assertThat(run(server.url(), "DIALECT-09").dialect())
          .containsEntry("stream", RunResult.NOT_SEEN);
    }
  }

  /** A job runs for so many looks, whatever is asked of it. */
  private String running(String request, int looksUntilTheEnd, String cancel) {
    if (request.startsWith("POST")) {
      return RawServer.json(200, "{\"request_id\":\"job-" + jobs.incrementAndGet() + "\"}");
    }
    if (request.startsWith("PUT")) {
      return cancel;
    }
    if (!request.contains("/status")) {
      return RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}");
    }
    return looks.merge(request.split(" ", 3)[1], 1, Integer::sum) > looksUntilTheEnd
        ? RawServer.json(200, "{\"status\":\"COMPLETED\"}")
        : RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}");
  }

  private static List<Outcome> outcomes(RunResult run) {
    return run.results().stream().map(CheckResult::outcome).toList();
  }

  private static RunResult run(String url, String check) {
    return Suite.run(config(url, check).build());
  }

  private static SuiteConfig.Builder config(String url, String check) {
    return SuiteConfig.builder(url, KEY)
        .only(List.of(check))
        .strict(true)
        .time(new PerThreadClock());
  }
}
