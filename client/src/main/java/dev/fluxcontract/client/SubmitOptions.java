package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.job.ClientSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What can be asked for besides the image itself. Each method answers a copy. */
public final class SubmitOptions {
  /** The keys of these parameters in the contract; their names are the generated code's matter. */
  private static final String WEBHOOK = "Webhook";

  private static final String START_TIMEOUT = "StartTimeout";

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
   * @throws IllegalArgumentException if it is not an http or https URL
   */
  public SubmitOptions webhook(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    if (parsed == null) {
      throw new IllegalArgumentException("webhook(\"" + url + "\") is not an http or https URL");
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

  /** The parameters of a submit, by their keys in the contract. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    if (webhook != null) {
      parameters.put(WEBHOOK, webhook.toString());
    }
    if (startWithin != null) {
      parameters.put(START_TIMEOUT, startWithin.toMillis() / 1000.0);
    }
    return parameters;
  }
}
