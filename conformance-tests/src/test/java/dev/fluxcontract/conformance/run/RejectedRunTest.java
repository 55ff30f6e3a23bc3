package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that answers every submit, or everything, with 429. */
class RejectedRunTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String BUSY =
      RawServer.json(429, "{\"detail\":\"Too many requests\"}")
          .replaceFirst("\r\n", "\r\nRetry-After: 15\r\n");

  private final SharedClock time = new SharedClock();

  @ParameterizedTest
  @ValueSource(strings = {"POST", ""})
  void endsTheRunWithinAFewDeadlinesAndSaysSo(String rejected) throws IOException {
    try (RawServer server =
        new RawServer(
            request ->
                request.startsWith(rejected)
                    ? BUSY
                    : RawServer.json(404, "{\"detail\":\"There is no such job\"}"))) {
      RunResult run = run(server);
      assertThat(run.abortedBecause()).contains("429").containsIgnoringCase("every");
      assertThat(time.slept()).isLessThan(DEADLINE.multipliedBy(4));
      assertThat(run.results())
          .extracting(CheckResult::outcome)
          .doesNotContain(Outcome.FAILED, Outcome.ERROR);
    }
  }

  @Test
  void aGatewayThatIsBusyForAWhileIsWaitedFor() throws IOException {
    AtomicLong submits = new AtomicLong();
    try (RawServer server =
        new RawServer(
            request -> {
              if (!request.startsWith("POST")) {
                return RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}");
              }
              return submits.incrementAndGet() <= 2
                  ? BUSY
                  : RawServer.json(200, "{\"request_id\":\"job-1\"}");
            })) {
      RunResult run = run(server);
      assertThat(run.abortedBecause()).isNull();
      assertThat(run.results())
          .extracting(CheckResult::outcome)
          .doesNotContain(Outcome.FAILED, Outcome.ERROR);
    }
  }

  private RunResult run(RawServer server) {
    return Suite.run(
        SuiteConfig.builder(server.url(), "a-key-of-mine")
            .only(List.of("SUBMIT"))
            .budget(100)
            .deadline(DEADLINE)
            .time(time)
            .build());
  }
}
