package dev.fluxcontract.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationEstimatorTest {
  private static DurationEstimator known(double... seconds) {
    DurationEstimator durations = new DurationEstimator();
    Arrays.stream(seconds).forEach(durations::add);
    return durations;
  }

  /**
   * The figures are those of the rule in {@link DurationEstimator}; a change to it changes them.
   */
  @ParameterizedTest
  @CsvSource({
    "'', 0, 0.131810917",
    "'', 0.1, 0.131810917",
    "'', 1, 1.269926443",
    "'', 10, 12.150662656",
    "'', 500, 538.798341754",
    "10, 1, 3.706921239",
    "10, 10, 10.515133241",
    "10 11 9, 1, 4.474954929",
    "10 11 9, 10, 10.387432207",
    "10 11 9, 100, 105.148095270",
    "5 40 5 40 5 40 5 40, 1, 2.019168705",
    "5 40 5 40 5 40 5 40, 10, 12.233521060",
    "5 40 5 40 5 40 5 40, 100, 105.042363318",
    "10 10 10 10 10 10 10 10, 1, 5.613039294",
    "10 10 10 10 10 10 10 10, 10, 10.216227639"
  })
  void saysWhenToLookNext(String seconds, double now, double next) {
    DurationEstimator durations =
        known(
            Arrays.stream(seconds.split(" "))
                .filter(one -> !one.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray());
    assertThat(durations.nextLook(now)).isCloseTo(next, within(next * 1e-6));
  }

  @Test
  void expectsNoEndOfWhatHasOutlastedAllJobs() {
    assertThat(known().nextLook(2000)).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void knowsTheMiddle() {
    assertThat(known().median()).isZero();
    assertThat(known(8, 40, 5).median()).isCloseTo(8, within(1e-9));
    assertThat(known(0).median()).isCloseTo(0.001, within(1e-9));
  }

  @Test
  void forgetsWhatIsLongAgo() {
    DurationEstimator durations = known(1, 1, 1, 1);
    for (int i = 0; i < 32; i++) {
      durations.add(100);
    }
    assertThat(durations.median()).isCloseTo(100, within(1e-9));
    assertThat(durations.nextLook(0.9)).isGreaterThan(5);
  }
}
