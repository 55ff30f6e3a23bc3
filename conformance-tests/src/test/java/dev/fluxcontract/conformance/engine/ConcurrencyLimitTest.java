package dev.fluxcontract.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.http.StopSignal;
import dev.fluxcontract.conformance.run.PerThreadClock;
import dev.fluxcontract.conformance.run.SharedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @Test
  void noTwoJobsTakeTheLastPlace() {
    ConcurrencyLimit one = ofOne(new PerThreadClock(), Duration.ofDays(100_000));
    AtomicInteger underWay = new AtomicInteger();
    Optional<Integer> most =
        IntStream.range(0, 5_000)
            .parallel()
            .mapToObj(
                i -> {
                  one.enter("job-" + i);
                  int now = underWay.incrementAndGet();
                  Thread.onSpinWait();
                  underWay.decrementAndGet();
                  one.over("job-" + i);
                  return now;
                })
            .max(Integer::compare);
    assertThat(most).contains(1);
  }

  @Test
  void aSubmitWaitsAsLongAsAJobMayTake() {
    SharedClock time = new SharedClock();
    ConcurrencyLimit one = ofOne(time, DEADLINE);
    one.enter("a");
    one.enter("b");
    assertThat(time.slept()).isBetween(DEADLINE, DEADLINE.plusSeconds(1));
  }

  @Test
  void aJobThatHasItsPlaceDoesNotWaitForAnother() {
    SharedClock time = new SharedClock();
    ConcurrencyLimit one = ofOne(time, DEADLINE);
    one.enter("a");
    one.enter("a");
    assertThat(time.slept()).isZero();
  }

  private static ConcurrencyLimit ofOne(RunClock time, Duration longest) {
    ConcurrencyLimit limit = new ConcurrencyLimit(new StopSignal(time), longest);
    limit.rejected("none");
    return limit;
  }
}
