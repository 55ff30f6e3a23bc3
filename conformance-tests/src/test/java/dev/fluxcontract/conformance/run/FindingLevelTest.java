package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broken answer fails the check of the promise that it breaks, and no check of another one. */
@Execution(ExecutionMode.CONCURRENT)
class FindingLevelTest {
  private static final Set<Outcome> BROKEN = Set.of(Outcome.FAILED, Outcome.WARNED, Outcome.ERROR);

  @ParameterizedTest
  @CsvSource({
    "status-html, LIFE-06",
    "status-without-state, LIFE-06",
    "status-500, LIFE-05",
    "status-metrics-text, LIFE-06",
    "submit-list, TICKET-01",
    "submit-enveloped, TICKET-01",
    "unknown-status-200, UNKNOWN-01",
    "unknown-cancel-202, UNKNOWN-03",
    "result-no-images, RESULT-03"
  })
  void aBrokenAnswerBreaksOnePromise(String fault, String check) {
    assertThat(broken(run(fault, 14))).containsExactly(check);
  }

  /** A gateway that never delivers a readable result is not conformant. */
  @ParameterizedTest
  @CsvSource({
    "result-html, RESULT-01",
    "result-garbage, RESULT-01",
    "result-not-a-number, RESULT-01",
    "result-without-images, RESULT-02",
    "result-images-object, RESULT-02"
  })
  void aResultThatCannotBeReadIsAJobWithoutImages(String fault, String check) {
    assertThat(broken(run(fault, 14))).containsExactly("LIFE-02", check);
  }

  @ParameterizedTest
  @CsvSource({"result-404, LIFE-02", "result-never-ready, LIFE-02"})
  void aResultThatIsNeverThereIsNoJobThatNeverEnds(String fault, String check) {
    assertThat(broken(run(fault, 8))).containsExactly(check, "ORDER-02");
  }

  @ParameterizedTest
  @CsvSource({"sync-empty-result, SYNC-02", "result-no-images, SYNC-02"})
  void withSyncModeImagesComeRatherThanNone(String fault, String check) {
    assertThat(broken(run(fault, Integer.MAX_VALUE, "SYNC"))).containsExactly(check);
  }

  /** No gateway's own page describes FLUX.1 [schnell] and Kontext [max] from text. */
  @ParameterizedTest
  @CsvSource({
    "accepts-no-prompt, REFUSE-01",
    "accepts-number-of-any-type, REFUSE-02",
    "refuses-most-images, SUBMIT-02",
    "result-404, LIFE-02",
    "always-one-image, RESULT-03",
    "always-png, FILE-03"
  })
  void whatOnlyFalStatesOfAModelIsNoMust(String fault, String check) {
    Map<String, Set<Outcome>> outcomes = new TreeMap<>();
    for (CheckResult result : run(fault, Integer.MAX_VALUE, check).results()) {
      String operation = String.valueOf(result.caseId()).replaceFirst("/.*", "");
      outcomes.computeIfAbsent(operation, any -> new TreeSet<>()).add(result.outcome());
    }
    assertThat(outcomes.get("submitDevTextToImage")).contains(Outcome.FAILED);
    assertThat(List.of("submitSchnellTextToImage", "submitKontextMaxTextToImage"))
        .allSatisfy(
            operation ->
                assertThat(outcomes.get(operation))
                    .contains(Outcome.WARNED)
                    .doesNotContain(Outcome.FAILED));
  }

  private static Set<String> broken(RunResult run) {
    Set<String> broken = new TreeSet<>();
    for (CheckResult result : run.results()) {
      if (BROKEN.contains(result.outcome())) {
        broken.add(result.check().id());
      }
    }
    return broken;
  }

  private static RunResult run(String fault, int images, String... checks) {
    try (FluxGateway gateway = FluxGateway.builder().fault(fault).start()) {
      return Suite.run(
          SuiteConfig.builder(gateway.url(), gateway.key())
              .otherKey(gateway.otherKey())
              .only(List.of(checks))
              .budget(images)
              .deadline(Duration.ofSeconds(20))
              .time(new PerThreadClock())
              .build());
    }
  }
}
