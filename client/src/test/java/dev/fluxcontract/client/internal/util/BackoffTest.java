package dev.fluxcontract.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "1, 187, 250",
    "2, 375, 500",
    "3, 750, 1000",
    "5, 3000, 4000",
    "6, 3750, 5000",
    "1000000, 3750, 5000"
  })
  void doublesUpToACapWithSomeChance(int failures, long least, long most) {
    assertThat(new Backoff(() -> 0).after(failures))
        .isBetween(Duration.ofMillis(least), Duration.ofMillis(least + 1));
    assertThat(new Backoff(() -> 1).after(failures)).isEqualTo(Duration.ofMillis(most));
  }
}
