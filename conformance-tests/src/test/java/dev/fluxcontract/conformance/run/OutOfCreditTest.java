package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that has nothing left to pay with, at the first submit or after some. */
class OutOfCreditTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 402 | {\"detail\":\"Payment required\"}",
        "0 | 403 | {\"detail\":\"User is locked. Reason: Exhausted balance. Top up your balance.\"}",
        "4 | 403 | {\"error\":{\"message\":\"用户额度不足, 剩余额度: ＄0.000000\"}}",
        "4 | 401 | {\"error\":{\"code\":\"insufficient_user_quota\"}}",
      })
  void endsTheRunAndIsNoFaultOfTheGateway(int accepted, int status, String body)
      throws IOException {
    RunResult run = run(accepted, RawServer.json(status, body));
    assertThat(run.abortedBecause())
        .startsWith("The account has nothing left to pay with: a submit got " + status);
    assertThat(run.results())
        .extracting(CheckResult::outcome)
        .doesNotContain(Outcome.FAILED, Outcome.WARNED, Outcome.ERROR);
    assertThat(run.asked().images()).isLessThan(60);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = "4 | 403 | {\"detail\":\"This prompt is not allowed\"}")
  void anotherRefusalDoesNotEndIt(int accepted, int status, String body) throws IOException {
    RunResult run = run(accepted, RawServer.json(status, body));
    assertThat(run.abortedBecause()).isNull();
    assertThat(run.results()).extracting(CheckResult::outcome).contains(Outcome.FAILED);
  }

  /** Which is asked for with no key at all, or with a wrong one. */
  @Test
  void whatIsSaidOfAnotherKeyDoesNotEndIt() throws IOException {
    String broke = RawServer.json(402, "{\"detail\":\"insufficient balance\"}");
    try (RawServer server =
        new RawServer(
            request ->
                !request.contains("Bearer a-key-of-mine\r\n")
                    ? broke
                    : request.startsWith("POST")
                        ? RawServer.json(200, "{\"request_id\":\"job-1\"}")
                        : RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}"))) {
      RunResult run =
          Suite.run(
              SuiteConfig.builder(server.url(), "a-key-of-mine")
                  .only(List.of("AUTH-01", "AUTH-02"))
                  .deadline(Duration.ofSeconds(20))
                  .time(new PerThreadClock())
                  .build());
      assertThat(run.abortedBecause()).isNull();
      assertThat(run.results()).extracting(CheckResult::outcome).contains(Outcome.FAILED);
    }
  }

  private static RunResult run(int accepted, String refusal) throws IOException {
    AtomicInteger submits = new AtomicInteger();
    try (RawServer server =
        new RawServer(
            request -> {
              if (!request.startsWith("POST")) {
                return RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}");
              }
              int number = submits.incrementAndGet();
              return number <= accepted
                  ? RawServer.json(200, "{\"request_id\":\"job-" + number + "\"}")
                  : refusal;
            })) {
      return Suite.run(
          SuiteConfig.builder(server.url(), "a-key-of-mine")
              .only(List.of("SUBMIT", "REFUSE", "CLIENT"))
              .deadline(Duration.ofSeconds(20))
              .time(new PerThreadClock())
              .build());
    }
  }
}
