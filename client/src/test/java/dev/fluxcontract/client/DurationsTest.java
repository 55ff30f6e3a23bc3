package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  private static Durations known(double... seconds) {
    Durations durations = new Durations();
    Arrays.stream(seconds).forEach(durations::add);
    return durations;
  }

  /** The figures are those of the rule in {@link Durations}; a change to it changes them. */
  @ParameterizedTest
  @CsvSource({
    "'', 0, 0.140911669",
    "'', 0.1, 0.140911669",
    "'', 1, 1.345325222",
    "'', 10, 12.734023345",
    "'', 500, 548.366457316",
    "10, 1, 1.575609202",
    "10, 10, 10.889592660",
    "10 11 9, 1, 1.948235843",
    "10 11 9, 10, 10.516424804",
    "10 11 9, 100, 118.547618761",
    "5 40 5 40 5 40 5 40, 1, 1.938080687",
    "5 40 5 40 5 40 5 40, 10, 12.612847470",
    "5 40 5 40 5 40 5 40, 100, 109.472169860",
    "10 10 10 10 10 10 10 10, 1, 2.774232252",
    "10 10 10 10 10 10 10 10, 10, 10.266250861"
  })
  void saysWhenToLookNext(String seconds, double now, double next) {
    Durations durations =
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
    Durations durations = known(1, 1, 1, 1);
    for (int i = 0; i < 32; i++) {
      durations.add(100);
    }
    assertThat(durations.median()).isCloseTo(100, within(1e-9));
    assertThat(durations.nextLook(0.9)).isGreaterThan(5);
  }
}
