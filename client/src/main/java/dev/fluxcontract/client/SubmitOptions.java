package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.http.SubmitSettings;
import dev.fluxcontract.client.internal.job.ClientSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/** What can be asked for besides the image itself. Each method returns a copy. */
public final class SubmitOptions {
  /** The keys of these parameters in the contract; their names are the generated code's matter. */
  private static final String WEBHOOK = "Webhook";

  private static final String START_TIMEOUT = "StartTimeout";

  private static final Duration SHORTEST_START = Duration.ofMillis(1);

  private static final SubmitOptions NONE =
      new SubmitOptions(new SubmitSettings(Map.of(), null, null));

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
    return with(WEBHOOK, parsed.toString());
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
    return with(START_TIMEOUT, ClientSettings.bounded(time).toMillis() / 1000.0);
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
    return new SubmitOptions(
        new SubmitSettings(
            settings.parameters(), ClientSettings.bounded(time), settings.progress()));
  }

  /**
   * A callback for the job's progress, as {@link Job#onProgress} adds one. It replaces the one that
   * was given here before.
   */
  public SubmitOptions onProgress(Consumer<Progress> callback) {
    return new SubmitOptions(
        new SubmitSettings(settings.parameters(), settings.deadline(), callback));
  }

  private SubmitOptions with(String parameter, Object value) {
    Map<String, Object> parameters = new HashMap<>(settings.parameters());
    parameters.put(parameter, value);
    return new SubmitOptions(
        new SubmitSettings(parameters, settings.deadline(), settings.progress()));
  }

  SubmitSettings settings() {
    return settings;
  }
}
