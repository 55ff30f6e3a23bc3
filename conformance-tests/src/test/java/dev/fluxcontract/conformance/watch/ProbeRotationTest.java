package dev.fluxcontract.conformance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeRotationTest {
  private static final ProbeRotation ROTATION =
      new ProbeRotation(List.of(target("LIFE-02"), target("AUTH-01"), target("AUTH-02")));

  private static ProbeTarget target(String check) {
    CheckInfo info = new CheckInfo(check, Level.MUST, "A title", List.of("D5"), 1);
    return new ProbeTarget(info, null, null, Cost.NONE, List.of());
  }

  private static ProbeRecord record(String check, int attempt, Outcome outcome) {
    return WatchMetricsTest.record(Duration.ZERO, check, attempt, outcome, true);
  }

  @Test
  void anAlarmIsLookedAtAgainUntilItEnds() {
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.SKIPPED, Outcome.ERROR)) {
      assertThat(afterAnAlarmAnd(outcome)).as(outcome.name()).isEqualTo("LIFE-02");
    }
    assertThat(afterAnAlarmAnd(Outcome.PASSED)).isEqualTo("AUTH-02");
    assertThat(afterAnAlarmAnd(Outcome.WARNED)).isEqualTo("AUTH-02");
  }

  private static String afterAnAlarmAnd(Outcome outcome) {
    List<ProbeRecord> records =
        List.of(
            record("LIFE-02", 1, Outcome.FAILED),
            record("LIFE-02", 2, Outcome.FAILED),
            record("LIFE-02", 1, outcome),
            record("AUTH-01", 1, Outcome.PASSED));
    ProbeTarget next = ROTATION.next(records, Cost.UNLIMITED);
    return next == null ? "none" : next.name();
  }
}
