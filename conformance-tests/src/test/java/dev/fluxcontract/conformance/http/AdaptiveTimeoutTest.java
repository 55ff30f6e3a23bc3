package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    assertThat(shorter.of(RequestPurpose.STATUS)).isEqualTo(Duration.ofSeconds(2));
  }

  private void ranOut(RequestPurpose purpose, int times) {
    for (int i = 0; i < times; i++) {
      timeouts.ranOut(purpose);
    }
  }

  private long seconds(RequestPurpose purpose) {
    return timeouts.of(purpose).toSeconds();
  }
}
