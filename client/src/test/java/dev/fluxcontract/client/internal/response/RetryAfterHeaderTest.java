package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SampleResponses;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterHeaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static @Nullable Duration told(String... headers) {
    return RetryAfterHeader.of(SampleResponses.json(429, "{}", headers), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "7, PT7S",
    " 7 , PT7S",
    "1.5, PT1.5S",
    "999999999, PT277777H46M39S",
    "'Sun, 01 Mar 2026 10:00:30 GMT', PT30S",
    "'Sun, 01 Mar 2026 09:00:00 GMT', PT0S"
  })
  void readsSecondsAndDates(String value, Duration wait) {
    assertThat(told("Retry-After", value)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "99999999999", "2026-03-01"})
  void readsNothingIntoTheRest(String value) {
    assertThat(told("Retry-After", value)).isNull();
  }

  @Test
  void readsADateByTheGatewaysOwnClock() {
    assertThat(
            told(
                "Retry-After",
                "Sun, 01 Mar 2026 12:00:30 GMT",
                "Date",
                "Sun, 01 Mar 2026 12:00:00 GMT"))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void isNotThereWithoutTheHeader() {
    assertThat(told()).isNull();
  }
}
