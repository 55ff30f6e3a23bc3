package dev.fluxcontract.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.StopSignal;
import dev.fluxcontract.conformance.run.SharedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitBudgetTest {
  private final SharedClock time = new SharedClock();
  private final WaitBudget.Wait wait =
      new WaitBudget(Duration.ofMinutes(1), time, new StopSignal(time)).begin();

  @Test
  void aJobIsLostWhenAskingHasMadeNoSenseForLong() {
    while (!wait.lost(false)) {
      assertThat(time.slept()).isLessThan(Duration.ofSeconds(10));
      wait.pause();
    }
    assertThat(time.slept()).isGreaterThan(Duration.ofSeconds(5));
  }

  /** A job hidden for 0.3 seconds was called lost when this machine stood still for a moment. */
  @Test
  void aJobIsNotLostOverAnAnswerThatWasLongUnderWay() {
    for (int i = 0; i < 3; i++) {
      assertThat(wait.lost(false)).isFalse();
      wait.pause();
    }
    time.sleep(Duration.ofSeconds(20));
    assertThat(wait.lost(false)).isFalse();
    wait.pause();
    assertThat(wait.lost(false)).isTrue();
  }

  @Test
  void aResultThatWasLongUnderWayMayStillBePending() {
    time.sleep(Duration.ofSeconds(20));
    for (int i = 0; i < 10; i++) {
      assertThat(wait.lostResult(true)).isFalse();
    }
    assertThat(wait.isOlderThan(Duration.ofSeconds(1))).isFalse();
    wait.pause();
    assertThat(wait.isOlderThan(Duration.ofSeconds(1))).isTrue();
  }
}
