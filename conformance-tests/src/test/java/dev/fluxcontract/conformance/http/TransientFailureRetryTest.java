package dev.fluxcontract.conformance.http;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.run.SharedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransientFailureRetryTest {
  private static final int SUBMIT_TRIES = 4;

  private final SharedClock time = new SharedClock();
  private final TransientFailureRetry retry =
      new TransientFailureRetry(time, new Random(1), time::sleep);

  @Test
  void theFewTriesOfASubmitLastAsLongAsARestart() {
    succeed(1);
    assertThat(failedTries()).isEqualTo(SUBMIT_TRIES);
    assertThat(time.slept()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
  }

  @Test
  void aFlakyStepIsTriedMoreOften() {
    for (int i = 0; i < 30; i++) {
      succeed(1);
      TransientFailureRetry.Tries flaky = retry.begin("submit", SUBMIT_TRIES);
      assertThat(flaky.again(true)).isTrue();
      assertThat(flaky.again(false)).isFalse();
    }
    assertThat(retry.flaky()).isEqualTo(Map.of("submit", 30));
    assertThat(failedTries()).isEqualTo(2 * SUBMIT_TRIES);
  }

  @Test
  void failuresWithinTheTimeOfARestartSayNothing() {
    succeed(400);
    TransientFailureRetry.Tries tries = retry.begin("submit", SUBMIT_TRIES);
    assertThat(tries.again(true)).isTrue();
    assertThat(tries.again(true)).isTrue();
    assertThat(tries.conclusive()).isFalse();
    time.sleep(Duration.ofSeconds(5));
    assertThat(tries.again(true)).isTrue();
    // The next try is not sent yet, and may never be.
    assertThat(tries.conclusive()).isFalse();
    assertThat(tries.again(true)).isFalse();
    assertThat(tries.conclusive()).isTrue();
  }

  @Test
  void oneOutageDoesNotEndRepetitionHoweverManyRequestsItHits() {
    succeed(400);
    List<TransientFailureRetry.Tries> sideBySide =
        Stream.generate(() -> retry.beginReading("status", 12)).limit(8).collect(toList());
    while (!sideBySide.isEmpty()) {
      sideBySide.removeIf(tries -> !tries.again(true));
    }
    assertThat(retry.beginReading("status", 12).again(true)).isTrue();
  }

  @Test
  void howLongAnAnswerTakesDoesNotMakeAFailureLastLonger() {
    succeed(400);
    TransientFailureRetry.Tries tries = retry.begin("status", 12);
    assertThat(tries.again(true)).isTrue();
    time.sleep(Duration.ofMinutes(1));
    assertThat(tries.again(true)).isTrue();
  }

  @Test
  void oneFailureSaysSomethingWhereNoRepetitionEverHelped() {
    for (int i = 0; i < 3; i++) {
      TransientFailureRetry.Tries tries = retry.begin("job", 1);
      assertThat(tries.conclusive()).isFalse();
      while (tries.again(true)) {}
    }
    assertThat(retry.begin("job", 3).conclusive()).isTrue();
  }

  @Test
  void threeFailuresAndNoSuccessAreNoFailureOfAMoment() {
    TransientFailureRetry.Tries first = retry.begin("job", 3);
    first.again(true);
    assertThat(first.neverSucceeded()).isFalse();
    retry.begin("job", 3).again(true);
    retry.begin("job", 3).again(true);
    assertThat(first.neverSucceeded()).isTrue();
    retry.begin("job", 3).again(false);
    assertThat(first.neverSucceeded()).isFalse();
  }

  @Test
  void aGatewayThatIsFlakyElsewhereIsTriedMoreOften() {
    for (int i = 0; i < 30; i++) {
      TransientFailureRetry.Tries flaky = retry.begin("status", 12);
      assertThat(flaky.again(true)).isTrue();
      assertThat(flaky.again(false)).isFalse();
    }
    assertThat(failedTries()).isEqualTo(2 * SUBMIT_TRIES);
  }

  @Test
  void withoutAnyAnswerASecondTryComesWithinTwoSeconds() {
    TransientFailureRetry.Tries probe = retry.begin("status", 12);
    int tries = 1;
    while (probe.again(true)) {
      tries++;
    }
    assertThat(tries).isBetween(3, 5);
    assertThat(time.slept()).isLessThan(Duration.ofSeconds(5));
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      retry.begin("submit", SUBMIT_TRIES).again(false);
    }
  }

  private int failedTries() {
    TransientFailureRetry.Tries tries = retry.begin("submit", SUBMIT_TRIES);
    int failed = 1;
    while (tries.again(true)) {
      failed++;
    }
    return failed;
  }
}
