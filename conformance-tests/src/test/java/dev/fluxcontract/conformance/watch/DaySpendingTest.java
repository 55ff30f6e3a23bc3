package dev.fluxcontract.conformance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Cost;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as spent in 24 hours, whatever happened to the watch, its clock and its files. */
class DaySpendingTest extends HistoryFixture {
  @Test
  void anAttemptThatWasKilledCountsWithAllThatItMightHaveCost() throws Exception {
    try (ProbeHistory history = open()) {
      history.begin(new Cost(4, BigDecimal.ONE));
    }
    try (ProbeHistory history = open()) {
      history.add(record("UNKNOWN-01", 0), false);
      history.begin(new Cost(4, BigDecimal.ONE));
      history.add(record("SUBMIT-01", 1), true);
    }
    assertThat(spent()).isEqualTo(5);
  }

  @Test
  void whatWasSpentIsForgottenAfterADay() throws Exception {
    spend(3);
    time.sleep(DAY.minusMinutes(1));
    assertThat(spent()).isEqualTo(3);
    time.sleep(Duration.ofMinutes(1));
    assertThat(spent()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "back and forth again,   -24 25, 3 3",
    "back for good,          -8760 1 1, 3 3 3",
    "back for a day,         -24 1 1, 3 3 3",
  })
  void aClockThatIsSetFreesNothing(String how, String steps, String expected) throws Exception {
    spend(3);
    List<String> spent = new ArrayList<>();
    for (String step : steps.split(" ", -1)) {
      time.set = time.set.plusHours(Integer.parseInt(step));
      spent.add(Integer.toString(spent()));
    }
    assertThat(String.join(" ", spent)).as(how).isEqualTo(expected);
  }

  @Test
  void aClockThatIsADayBehindForADayBlocksForTwo() throws Exception {
    spend(3);
    time.set = DAY.negated();
    assertThat(spent()).isEqualTo(3);
    time.sleep(DAY);
    assertThat(spent()).isEqualTo(3);
    time.sleep(DAY);
    assertThat(spent()).isZero();
  }

  @Test
  void aClockThatWasAYearAheadBlocksForADayOnly() throws Exception {
    time.set = Duration.ofDays(365);
    spend(3);
    time.set = Duration.ZERO;
    assertThat(spent()).isEqualTo(3);
    time.sleep(DAY.minusMinutes(1));
    assertThat(spent()).isEqualTo(3);
    time.sleep(Duration.ofMinutes(2));
    assertThat(spent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-9000, -30, 24, 9000})
  void aRunningWatchMeasuresTimeWithoutTheClock(int hours) throws Exception {
    try (ProbeHistory history = open()) {
      history.add(record("SUBMIT-01", 3), false);
      time.set = Duration.ofHours(hours);
      assertThat(history.spent().images()).isEqualTo(3);
      time.sleep(Duration.ofHours(1));
      history.add(record("SUBMIT-02", 1), false);
    }
    assertThat(spent()).as("and tells the next one").isEqualTo(4);
    time.sleep(DAY.minusHours(1));
    assertThat(spent()).isEqualTo(1);
  }

  @Test
  void aLineThatCostsMoreThanCanBeCountedBlocksForADay() throws Exception {
    spend(1);
    String line = "{\"at\":\"2026-11-28T12:00:00Z\",\"images\":2147483647}\n";
    Files.writeString(folder.resolve("history.jsonl"), line, StandardOpenOption.APPEND);
    spend(2);
    assertThat(spent()).isEqualTo(Integer.MAX_VALUE);
    time.sleep(DAY);
    assertThat(spent()).isZero();
  }

  @Test
  void aFileMovedAsideTwiceInADayFreesNothing() throws Exception {
    spend(3);
    for (int i = 0; i < 200; i++) {
      time.sleep(Duration.ofSeconds(1));
      try (ProbeHistory history = open()) {
        history.add(record("UNKNOWN-01", 0), false);
      }
    }
    assertThat(folder.resolve("history.jsonl")).content().doesNotContain("SUBMIT-01");
    assertThat(folder.resolve("history.1.jsonl")).content().doesNotContain("SUBMIT-01");
    assertThat(spent()).isEqualTo(3);
    time.sleep(DAY);
    assertThat(spent()).isZero();
  }
}
