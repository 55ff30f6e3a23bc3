package dev.fluxcontract.conformance.engine;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.StopSignal;
import dev.fluxcontract.conformance.run.SharedClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitBudgetTest {
  private final SharedClock time = new SharedClock();
  private final WaitBudget budget =
      new WaitBudget(Duration.ofMinutes(1), time, new StopSignal(time));
  private final WaitBudget.Wait wait = budget.begin();

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

  /** A job that was over at second 56 was never over when this machine stood still until then. */
  @Test
  void aJobIsLookedAtOnceMoreAfterItsDeadline() {
    while (time.slept().compareTo(Duration.ofSeconds(55)) < 0) {
      assertThat(wait.pause()).isTrue();
    }
    time.sleep(Duration.ofSeconds(5));
    assertThat(wait.pause()).isTrue();
    assertThat(wait.pause()).isFalse();
  }

  @Test
  void jobsThatEndTooLateShortenOnlyTheTimeOfThoseThatBeginAfterThem() {
    List<WaitBudget.Wait> late = Stream.generate(budget::begin).limit(3).collect(toList());
    time.sleep(Duration.ofSeconds(50));
    WaitBudget.Wait underWay = budget.begin();
    late.forEach(this::waited);
    assertThat(waited(underWay)).isGreaterThan(Duration.ofSeconds(40));
    assertThat(waited(budget.begin())).isLessThan(Duration.ofSeconds(10));
  }

  private Duration waited(WaitBudget.Wait one) {
    Duration before = time.slept();
    while (one.pause()) {}
    return time.slept().minus(before);
  }
}
