package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterHintTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String IN_FOUR_SECONDS = "Mon, 30 Nov 2026 12:00:04 GMT";

  @ParameterizedTest
  @CsvSource({"3, 3000", "0, 0", "3600, 15000", "99999999999, 15000", "soon, 500"})
  void waitsAsLongAsAskedWithinReason(String value, long millis) {
    assertThat(hint("Retry-After: " + value)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void aDateIsComparedWithOurClockWhereTheGatewaySendsNone() {
    assertThat(hint("Retry-After: " + IN_FOUR_SECONDS)).isEqualTo(Duration.ofSeconds(4));
  }

  /** The gateway's clock is an hour behind ours, or an hour ahead. */
  @ParameterizedTest
  @CsvSource({
    "'Mon, 30 Nov 2026 11:00:00 GMT', 'Mon, 30 Nov 2026 11:00:04 GMT'",
    "'Mon, 30 Nov 2026 13:00:00 GMT', 'Mon, 30 Nov 2026 13:00:04 GMT'"
  })
  void aDateIsComparedWithTheGatewaysOwnClock(String date, String retryAfter) {
    assertThat(hint("Date: " + date, "Retry-After: " + retryAfter))
        .isEqualTo(Duration.ofSeconds(4));
  }

  private static Duration hint(String... lines) {
    ReceivedHeaders headers = new ReceivedHeaders();
    List.of(lines).forEach(headers::add);
    return RetryAfterHint.of(GivenReply.of(429, headers, "{}"), NOW);
  }
}
