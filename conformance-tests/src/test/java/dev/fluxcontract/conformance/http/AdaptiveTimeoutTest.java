package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdaptiveTimeoutTest {
  private final AdaptiveTimeout timeouts = new AdaptiveTimeout(Duration.ofMinutes(1));

  @Test
  void aGatewayThatStallsIsWaitedForLessAndLess() {
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(15);
    ranOut(RequestPurpose.STATUS, 2);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(3);
    ranOut(RequestPurpose.STATUS, 4);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(1);
  }

  @Test
  void oneKindOfRequestDoesNotShortenTheTimeOfAnother() {
    ranOut(RequestPurpose.FILE, 9);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(15);
  }

  @Test
  void onceThereWasAnAnswerTheTimeStaysTheSame() {
    ranOut(RequestPurpose.STATUS, 9);
    timeouts.answered(RequestPurpose.STATUS);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(15);
    ranOut(RequestPurpose.STATUS, 9);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(15);
  }

  @Test
  void theDeadlineIsTheLongestTime() {
    AdaptiveTimeout shorter = new AdaptiveTimeout(Duration.ofSeconds(2));
    assertThat(shorter.begin(RequestPurpose.STATUS, null).time()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aRequestThatIsGivenMoreTimeGetsLessToo() {
    Duration given = Duration.ofMinutes(1);
    assertThat(seconds(RequestPurpose.SUBMIT, given)).isEqualTo(60);
    ranOut(RequestPurpose.SUBMIT, 2);
    assertThat(seconds(RequestPurpose.SUBMIT, given)).isEqualTo(3);
    timeouts.answered(RequestPurpose.SUBMIT);
    assertThat(seconds(RequestPurpose.SUBMIT, given)).isEqualTo(60);
  }

  @Test
  void aRequestThatIsGivenLittleTimeGetsNoMore() {
    ranOut(RequestPurpose.STREAM, 2);
    assertThat(seconds(RequestPurpose.STREAM, Duration.ofSeconds(1))).isEqualTo(1);
  }

  @Test
  void requestsThatRunOutSideBySideCountOnce() {
    List<AdaptiveTimeout.Allowance> sideBySide =
        Stream.generate(() -> timeouts.begin(RequestPurpose.STATUS, null)).limit(8).toList();
    sideBySide.forEach(one -> timeouts.ranOut(RequestPurpose.STATUS, one, false));
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(15);
    ranOut(RequestPurpose.STATUS, 1);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(3);
  }

  @Test
  void aFileThatArrivesTooSlowlyIsNoStall() {
    for (int i = 0; i < 9; i++) {
      timeouts.ranOut(
          RequestPurpose.FILE, timeouts.begin(RequestPurpose.FILE, null), /* began= */ true);
      timeouts.ranOut(
          RequestPurpose.STATUS, timeouts.begin(RequestPurpose.STATUS, null), /* began= */ true);
    }
    assertThat(seconds(RequestPurpose.FILE)).isEqualTo(15);
    assertThat(seconds(RequestPurpose.STATUS)).isEqualTo(1);
  }

  private void ranOut(RequestPurpose purpose, int times) {
    for (int i = 0; i < times; i++) {
      timeouts.ranOut(purpose, timeouts.begin(purpose, null), /* began= */ false);
    }
  }

  private long seconds(RequestPurpose purpose) {
    return seconds(purpose, null);
  }

  private long seconds(RequestPurpose purpose, @Nullable Duration given) {
    return timeouts.begin(purpose, given).time().toSeconds();
  }
}
