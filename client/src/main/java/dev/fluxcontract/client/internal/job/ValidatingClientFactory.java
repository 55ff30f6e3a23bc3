package dev.fluxcontract.client.internal.job;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.AuthScheme;
import dev.fluxcontract.client.internal.http.BaseUrl;
import dev.fluxcontract.client.internal.http.CleartextRule;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.RequestFactory;
import dev.fluxcontract.client.internal.response.LenientModelReader;
import dev.fluxcontract.client.internal.util.Backoff;
import dev.fluxcontract.client.internal.util.DaemonThreads;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.client.internal.util.Scheduler;
import dev.fluxcontract.client.internal.util.SystemScheduler;
import dev.fluxcontract.client.model.ModelAdapters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Builds a client, and finds everything that is wrong with its settings. */
public final class ValidatingClientFactory {
  private static final Duration SUBMIT_LIMIT = Duration.ofMinutes(2);
  private static final Duration READ_LIMIT = Duration.ofSeconds(20);
  private static final int MOST_RETRIES = 100;

  private final BuilderSettings given;
  private final List<String> wrong = new ArrayList<>();

  public ValidatingClientFactory(BuilderSettings given) {
    this.given = given;
  }

  /**
   * A runtime on real time, threads and chance. The thread of the scheduler is a daemon in any
   * case: deadlines must not wait for a virtual thread's turn.
   */
  public ClientRuntime runtime() {
    ThreadFactory daemons = DaemonThreads.daemons("flux");
    return runtime(
        new SystemScheduler(daemons, DaemonThreads.IDLE),
        DaemonThreads.onDemand(given.threads == null ? daemons : given.threads),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  public ClientRuntime runtime(Scheduler time, ExecutorService threads, DoubleSupplier chance) {
    BaseUrl base = gateway();
    String key = key();
    checkTime("deadline", given.deadline);
    if (given.attemptTimeout != null) {
      checkTime("attemptTimeout", given.attemptTimeout);
    }
    checkTime("connectTimeout", given.connectTimeout);
    if (given.retries < 0 || given.retries > MOST_RETRIES) {
      wrong.add("retries(" + given.retries + ") is not between 0 and " + MOST_RETRIES);
    }
    if (given.polling == null) {
      wrong.add("polling(null): a schedule is required; leave the call out for adaptive()");
    }
    if (given.listener == null) {
      wrong.add("listener(null): a listener is required; leave the call out for none");
    }
    if (base == null || key == null || !wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "This client cannot be built: " + String.join("; ", wrong));
    }
    KeyRedaction redaction = KeyRedaction.of(key);
    BaseUrl gateway = base.withRedaction(redaction);
    ClientSettings settings =
        new ClientSettings(
            ClientSettings.bounded(given.deadline),
            ClientSettings.bounded(
                given.attemptTimeout == null ? SUBMIT_LIMIT : given.attemptTimeout),
            ClientSettings.bounded(
                given.attemptTimeout == null ? READ_LIMIT : given.attemptTimeout),
            given.retries,
            given.polling,
            given.listener,
            given.streams,
            given.resubmitOn503);
    HttpTransport transport =
        new HttpTransport(
            gateway,
            authorization(gateway, key),
            given.httpClient,
            connectTimeout(),
            settings.readLimit(),
            threads,
            time);
    Moshi moshi = new Moshi.Builder().add(ModelAdapters.FACTORY).build();
    return new ClientRuntime(
        settings,
        transport,
        new RequestFactory(gateway.base(), transport.client(), moshi),
        new LenientModelReader(moshi),
        redaction,
        threads,
        new Backoff(chance));
  }

  private @Nullable BaseUrl gateway() {
    if (given.gateway == null) {
      wrong.add("gateway(…) is missing; it takes a base URL such as https://www.anyapi.vip");
      return null;
    }
    try {
      BaseUrl gateway = BaseUrl.of(given.gateway);
      HttpUrl url = gateway.base();
      String fault = CleartextRule.fault(url, "allowCleartext(true)");
      if (fault != null && !given.allowCleartext) {
        wrong.add("gateway(\"" + url.redact() + "\") " + fault);
      }
      return gateway;
    } catch (IllegalArgumentException e) {
      boolean swapped = given.apiKey != null && HttpUrl.parse(given.apiKey) != null;
      wrong.add(
          swapped
              ? "gateway(…) is not a URL, but apiKey(…) is one: they may have been swapped"
              : String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The key, which no message shows. */
  private @Nullable String key() {
    String key = given.apiKey;
    int before = wrong.size();
    if (key == null || key.isBlank()) {
      wrong.add("apiKey(…) is missing or blank; it takes the key that the gateway gave you");
    } else if (!key.equals(key.strip())) {
      wrong.add("apiKey(…) begins or ends with white space; strip() it");
    } else if (!key.matches("[\\x20-\\x7e]+")) {
      wrong.add(
          "apiKey(…) holds a character that is not allowed in a header; a key is plain ASCII");
    } else if (key.toLowerCase(Locale.ROOT).matches("(bearer|key)\\s.*")) {
      wrong.add("apiKey(…) begins with the scheme; give the bare key, and the scheme to auth(…)");
    }
    return wrong.size() == before ? key : null;
  }

  private void checkTime(String name, @Nullable Duration time) {
    if (time == null || time.isNegative() || time.isZero()) {
      wrong.add(name + "(" + time + "): a time longer than 0 is required");
    }
  }

  /** OkHttp counts milliseconds in an int, and takes 0 for no limit at all. */
  private Duration connectTimeout() {
    long millis = ClientSettings.bounded(given.connectTimeout).toMillis();
    return Duration.ofMillis(Math.max(1, Math.min(millis, Integer.MAX_VALUE)));
  }

  private String authorization(BaseUrl gateway, String key) {
    AuthScheme scheme = given.auth == null ? defaultScheme(gateway) : given.auth;
    return switch (scheme) {
      case BEARER -> "Bearer " + key;
      case KEY -> "Key " + key;
    };
  }

  private static AuthScheme defaultScheme(BaseUrl gateway) {
    String host = gateway.host();
    return host.equals("fal.run") || host.endsWith(".fal.run") ? AuthScheme.KEY : AuthScheme.BEARER;
  }
}
