package dev.fluxcontract.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.http.StopSignal;
import dev.fluxcontract.conformance.run.SharedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @Test
  void theLastPlaceIsTakenInTheStepThatFindsIt() {
    ConcurrencyLimit one = ofOne(new SharedClock());
    assertThat(one.tryEnter("a", /* anyway= */ false)).isTrue();
    assertThat(one.tryEnter("b", /* anyway= */ false)).isFalse();
    one.over("a");
    assertThat(one.tryEnter("b", /* anyway= */ false)).isTrue();
  }

  @Test
  void aSubmitWaitsAsLongAsAJobMayTake() {
    SharedClock time = new SharedClock();
    ConcurrencyLimit one = ofOne(time);
    one.enter("a");
    one.enter("b");
    assertThat(time.slept()).isBetween(DEADLINE, DEADLINE.plusSeconds(1));
  }

  @Test
  void aJobThatHasItsPlaceDoesNotWaitForAnother() {
    SharedClock time = new SharedClock();
    ConcurrencyLimit one = ofOne(time);
    one.enter("a");
    one.enter("a");
    assertThat(time.slept()).isZero();
  }

  private static ConcurrencyLimit ofOne(RunClock time) {
    ConcurrencyLimit limit = new ConcurrencyLimit(new StopSignal(time), DEADLINE);
    limit.rejected("none");
    return limit;
  }
}
