package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a check must not hold against a gateway, and what it must not overlook. */
@Tag("slow")
class FairnessTest {
  private static final String KEY = "a-key-of-mine";
  private static final String TICKET = "{\"request_id\":\"job-1\"}";
  private static final String DONE = "{\"images\":[{\"url\":\"data:,\"}]}";
  private static final String BROKEN = "{\"detail\":\"The model broke down\"}";

  @Test
  void whoBreaksDownOverTheOtherSchemeDoesNotUnderstandIt() throws IOException {
    try (RawServer server =
        new RawServer(
            request ->
                request.startsWith("POST")
                    ? RawServer.json(200, TICKET)
                    : request.contains("Bearer")
                        ? RawServer.json(200, DONE)
                        : RawServer.json(500, BROKEN))) {
      assertThat(run(server, "DIALECT-01").dialect()).containsEntry("auth", "bearer");
    }
  }

  @Test
  void wordsToAStrangerDoNotMakeAFailedJobACancelledOne() throws IOException {
    try (RawServer server = new RawServer(FairnessTest::brokenJob)) {
      assertThat(run(server, "AUTH-05").results())
          .extracting(CheckResult::outcome)
          .containsOnly(Outcome.PASSED);
    }
  }

  @Test
  void aKeyThatComesBackLateIsSeenWhicheverCheckTheJobIsOf() throws IOException {
    List<Case> values = Cases.of(Contract.bundled()).of(Set.of(CaseKind.VALUES));
    String last = values.get(values.size() - 1).body();
    AtomicInteger looks = new AtomicInteger();
    try (RawServer server = new RawServer(request -> lateBetrayal(request, last, looks))) {
      assertThat(run(server, "AUTH-07", "SUBMIT-02").results())
          .filteredOn(result -> result.check().id().equals("AUTH-07"))
          .extracting(CheckResult::outcome)
          .containsOnly(Outcome.FAILED);
    }
  }

  private static String brokenJob(String request) {
    if (request.startsWith("POST")) {
      return RawServer.json(200, TICKET);
    }
    if (!request.contains("Bearer " + KEY + "\r\n")) {
      return RawServer.json(401, "{\"detail\":\"Not cancelled\"}");
    }
    return request.contains("/status ")
        ? RawServer.json(200, "{\"status\":\"COMPLETED\",\"error\":\"The model broke down\"}")
        : RawServer.json(500, BROKEN);
  }

  /** The one job takes its time, and then answers with the key; all others are done at once. */
  private static String lateBetrayal(String request, String slow, AtomicInteger looks) {
    if (request.startsWith("POST")) {
      boolean late = request.endsWith("\r\n\r\n" + slow);
      return RawServer.json(200, late ? TICKET.replace("job", "late") : TICKET);
    }
    if (!request.contains("late-1")) {
      return RawServer.json(200, DONE);
    }
    return looks.incrementAndGet() < 400
        ? RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}")
        : RawServer.json(422, "{\"detail\":\"" + KEY + "\"}");
  }

  private static RunResult run(RawServer server, String... checks) {
    return Suite.run(
        SuiteConfig.builder(server.url(), KEY)
            .only(List.of(checks))
            .strict(true)
            .sideBySide(64)
            .deadline(Duration.ofHours(1))
            .time(new PerThreadClock())
            .build());
  }
}
