package dev.fluxcontract.conformance.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** What a gateway says about coming back later. */
final class RetryAfterHint {
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final Duration USUAL = Duration.ofMillis(500);

  private RetryAfterHint() {}

  /** How long to wait: what was asked for, in seconds or as a date, within reason. */
  static Duration of(ProbeResponse response, Instant now) {
    String value = response.header("Retry-After");
    if (value == null) {
      return USUAL;
    }
    if (value.matches("\\d+")) {
      return value.length() > 6 ? MOST : capped(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      // The gateway's clock if it sends one: the two may be hours apart.
      String theirs = response.header("Date");
      return capped(Duration.between(theirs == null ? now : parsed(theirs), parsed(value)));
    } catch (DateTimeException | ArithmeticException e) {
      return USUAL;
    }
  }

  private static Instant parsed(String date) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
  }

  private static Duration capped(Duration asked) {
    return asked.compareTo(MOST) > 0 ? MOST : asked.isNegative() ? Duration.ZERO : asked;
  }
}
