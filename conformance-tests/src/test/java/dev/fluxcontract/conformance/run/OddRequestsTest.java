package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a job whose request has something that the gateway need not know. */
class OddRequestsTest {
  private static final String FAILED = "{\"status\":\"COMPLETED\",\"error\":\"It failed\"}";
  private static final String RUNNING = "{\"status\":\"IN_PROGRESS\"}";

  @ParameterizedTest
  @ValueSource(strings = {"SUBMIT-05", "SUBMIT-06", "SUBMIT-08"})
  void breakTheGatewayIfTheirJobNeverEnds(String check) throws IOException {
    assertThat(outcomes(check, RUNNING, path -> RawServer.json(400, "{\"detail\":\"running\"}")))
        .containsOnly(Outcome.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "SUBMIT-05, 500, FAILED",
    "SUBMIT-06, 500, FAILED",
    "SUBMIT-08, 500, FAILED",
    "SUBMIT-05, 422, PASSED",
    "SUBMIT-06, 422, PASSED",
    "SUBMIT-08, 422, FAILED",
    "SUBMIT-06, 504, FAILED",
    "SUBMIT-08, 504, PASSED",
    "SUBMIT-05, 200, SKIPPED",
    "SUBMIT-06, 200, SKIPPED",
    "SUBMIT-08, 200, SKIPPED",
    "SUBMIT-06, 499, SKIPPED"
  })
  void areJudgedByTheResultOfTheirJob(String check, int status, Outcome outcome)
      throws IOException {
    String said = status == 499 ? "The job was cancelled" : "It failed";
    assertThat(
            outcomes(check, FAILED, path -> RawServer.json(status, "{\"error\":\"" + said + "\"}")))
        .containsOnly(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUBMIT-05", "SUBMIT-06"})
  void areRefusedAlthoughTheirResultFailsForAMoment(String check) throws IOException {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    assertThat(
            outcomes(
                check,
                FAILED,
                request ->
                    RawServer.json(
                        asked.merge(request.lines().findFirst().orElseThrow(), 1, Integer::sum) < 3
                            ? 502
                            : 422,
                        "{\"detail\":\"The field is unknown\"}")))
        .containsOnly(Outcome.PASSED);
  }

  private static List<Outcome> outcomes(String check, String status, UnaryOperator<String> result)
      throws IOException {
    AtomicInteger jobs = new AtomicInteger();
    try (RawServer server =
        new RawServer(
            request ->
                request.startsWith("POST")
                    ? RawServer.json(200, "{\"request_id\":\"job-" + jobs.incrementAndGet() + "\"}")
                    : request.contains("/status ")
                        ? RawServer.json(200, status)
                        : result.apply(request))) {
      return Suite.run(
              SuiteConfig.builder(server.url(), "a-key-of-mine")
                  .only(List.of(check))
                  .strict(true)
                  .deadline(Duration.ofSeconds(20))
                  .time(new PerThreadClock())
                  .build())
          .results()
          .stream()
          .map(CheckResult::outcome)
          .distinct()
          .toList();
    }
  }
}
