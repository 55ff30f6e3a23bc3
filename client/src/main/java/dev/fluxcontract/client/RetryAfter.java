package dev.fluxcontract.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The wait that a gateway asks for, in seconds or as a date. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private RetryAfter() {}

  /** Null where the answer asks for none, or for one that cannot be read. */
  static @Nullable Duration of(Answer answer, Instant now) {
    String value = answer.header("Retry-After");
    if (value == null) {
      return null;
    }
    if (SECONDS.matcher(value).matches()) {
      return Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
    }
    Instant until = date(value);
    if (until == null) {
      return null;
    }
    String told = answer.header("Date");
    Instant theirs = told == null ? null : date(told);
    // Their clock where they tell it: ours may be hours away from it.
    Duration wait = Duration.between(theirs == null ? now : theirs, until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static @Nullable Instant date(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
