package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.job.ClientSettings;
import java.math.BigDecimal;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** What can be asked for besides the image itself. Each method answers a copy. */
public final class SubmitOptions {
  /** The names stand in the contract as the parameters {@code Webhook} and {@code StartTimeout}. */
  static final String WEBHOOK = "fal_webhook";

  static final String START_TIMEOUT = "X-Fal-Request-Timeout";

  private static final Duration SHORTEST_START = Duration.ofMillis(1);

  private static final SubmitOptions NONE = new SubmitOptions(null, null);

  private final @Nullable HttpUrl webhook;
  private final @Nullable Duration startWithin;

  private SubmitOptions(@Nullable HttpUrl webhook, @Nullable Duration startWithin) {
    this.webhook = webhook;
    this.startWithin = startWithin;
  }

  /** Nothing besides the image. */
  public static SubmitOptions none() {
    return NONE;
  }

  /**
   * Has the outcome posted to this address when the job is over.
   *
   * @throws IllegalArgumentException if it is no http or https URL
   */
  public SubmitOptions webhook(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException("webhook(\"" + url + "\") is no http or https URL");
    }
    return new SubmitOptions(parsed, startWithin);
  }

  /**
   * Has the gateway give the job up where it has not started after this time.
   *
   * @throws IllegalArgumentException if that is shorter than a millisecond
   */
  public SubmitOptions startWithin(Duration time) {
    if (time.compareTo(SHORTEST_START) < 0) {
      throw new IllegalArgumentException(
          "startWithin(" + time + "): the time is a millisecond or longer");
    }
    return new SubmitOptions(webhook, ClientSettings.bounded(time));
  }

  /** Puts what was asked for on a submit. */
  Request addTo(Request submit) {
    Request.Builder request = submit.newBuilder();
    if (webhook != null) {
      request.url(submit.url().newBuilder().setQueryParameter(WEBHOOK, webhook.toString()).build());
    }
    if (startWithin != null) {
      BigDecimal seconds = BigDecimal.valueOf(startWithin.toMillis(), 3).stripTrailingZeros();
      request.header(START_TIMEOUT, seconds.toPlainString());
    }
    return request.build();
  }
}
