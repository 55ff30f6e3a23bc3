package dev.fluxcontract.client.internal.response;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The wait that a gateway asks for, in seconds or as a date. */
public final class RetryAfterHeader {
  private static final String NAME = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  /** OkHttp reads the wait of a 503 as an int, and throws if it is too large. */
  private static final Pattern BEYOND_INT = Pattern.compile("\\d{10,}");

  private static final String LONGEST = "999999999";

  /** As long as that is slept; who asks for more is asked again too soon. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);

  private RetryAfterHeader() {}

  /** A wait that a gateway asked for, as far as it is worth it. */
  public static Duration cap(Duration wait) {
    return wait.compareTo(LONGEST_SLEEP) < 0 ? wait : LONGEST_SLEEP;
  }

  /** A pause, or the longer one that an answer asks for, up to the cap. */
  public static Duration orLonger(Duration pause, GatewayResponse answer, Instant now) {
    Duration asked = of(answer, now);
    return asked == null || asked.compareTo(pause) < 0 ? pause : cap(asked);
  }

  /** An interceptor that leaves no wait which OkHttp cannot read. */
  public static Response bounded(Interceptor.Chain chain) throws IOException {
    Response answer = chain.proceed(chain.request());
    String value = answer.header(NAME);
    return value != null && BEYOND_INT.matcher(value).matches()
        ? answer.newBuilder().header(NAME, LONGEST).build()
        : answer;
  }

  /** Null where the answer asks for none, or for one that cannot be read. */
  public static @Nullable Duration of(GatewayResponse answer, Instant now) {
    String value = answer.header(NAME);
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
    String date = answer.header("Date");
    Instant theirs = date == null ? null : date(date);
    // The gateway's clock if it sends one: ours may be hours off.
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
