package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.http.CallerHeaderCheck;
import dev.fluxcontract.client.internal.http.SubmitSettings;
import dev.fluxcontract.client.internal.job.ClientSettings;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/** What can be asked for besides the image itself. Each method returns a copy. */
public final class SubmitOptions {
  /** The keys of these parameters in the contract; their names are the generated code's matter. */
  private static final String WEBHOOK = "Webhook";

  private static final String START_TIMEOUT = "StartTimeout";

  private static final Duration SHORTEST_START = Duration.ofMillis(1);

  private static final SubmitOptions NONE = new SubmitOptions(SubmitSettings.NONE);

  private final SubmitSettings settings;

  private SubmitOptions(SubmitSettings settings) {
    this.settings = settings;
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
    return new SubmitOptions(settings.withParameter(WEBHOOK, parsed.toString()));
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
    return new SubmitOptions(
        settings.withParameter(START_TIMEOUT, ClientSettings.bounded(time).toMillis() / 1000.0));
  }

  /**
   * A header of the submit, such as a tag that the gateway bills or traces by; it is sent again
   * with each retry, and with no other call. The headers that carry the key, frame the message or
   * belong to this client are refused: {@code Authorization}, {@code Cookie}, {@code Host}, {@code
   * Content-…}, {@code Proxy-…}, the hop-by-hop ones, and those that have an option here.
   *
   * @throws IllegalArgumentException if it is one of those, or cannot stand in a request; {@link
   *     FluxClient#submit} throws it if the value holds the key
   */
  public SubmitOptions header(String name, String value) {
    CallerHeaderCheck.check(name, value);
    return new SubmitOptions(settings.withHeader(name, value));
  }

  /**
   * How long the submit may take with its retries, and in {@link FluxClient#generate} the wait for
   * the images too. Otherwise it is the client's deadline.
   *
   * @throws IllegalArgumentException if it is not longer than 0
   */
  public SubmitOptions deadline(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("deadline(" + time + "): a deadline is longer than 0");
    }
    return new SubmitOptions(settings.withDeadline(ClientSettings.bounded(time)));
  }

  /**
   * A callback for the job's progress, as {@link Job#onProgress} adds one. It replaces the one that
   * was given here before.
   */
  public SubmitOptions onProgress(Consumer<Progress> callback) {
    return new SubmitOptions(settings.withProgress(callback));
  }

  SubmitSettings settings() {
    return settings;
  }
}
