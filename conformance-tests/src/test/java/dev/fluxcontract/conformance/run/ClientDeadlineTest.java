package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A job that the generated client has not seen to its end within its deadline. */
class ClientDeadlineTest {
  private static final String TICKET = "{\"request_id\":\"job-1\"}";
  private static final String RUNS = "{\"status\":\"IN_PROGRESS\"}";
  private static final String BUSY =
      RawServer.json(429, "{\"detail\":\"Too many requests\"}")
          .replaceFirst("\r\n", "\r\nRetry-After: 10\r\n");

  @Test
  void isAFindingWhereNothingHeldTheClientBack() throws IOException {
    try (RawServer server = new RawServer(ClientDeadlineTest::pending)) {
      assertThat(outcomes(config(server.url()))).containsExactly(Outcome.WARNED);
    }
  }

  @Test
  void tellsNothingWhereTheSuiteHeldItsCallsBack() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
        new RawServer(request -> requests.incrementAndGet() == 1 ? BUSY : pending(request))) {
      assertThat(outcomes(config(server.url()))).containsExactly(Outcome.SKIPPED);
    }
  }

  private static String pending(String request) {
    return request.startsWith("POST") ? RawServer.json(200, TICKET) : RawServer.json(202, RUNS);
  }

  private static SuiteConfig.Builder config(String url) {
    return SuiteConfig.builder(url, "a-key-of-mine")
        .only(List.of("CLIENT-01"))
        .budget(1)
        .deadline(Duration.ofSeconds(1))
        .time(new PerThreadClock());
  }

  private static List<Outcome> outcomes(SuiteConfig.Builder config) {
    return Suite.run(config.build()).results().stream()
        .filter(result -> !String.valueOf(result.reason()).contains("budget"))
        .map(CheckResult::outcome)
        .toList();
  }
}
