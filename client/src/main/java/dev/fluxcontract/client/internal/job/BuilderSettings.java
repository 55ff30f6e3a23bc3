package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.AuthScheme;
import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.PollSchedule;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a caller gave to {@code FluxClient.builder()}, not yet checked, and the defaults. */
public final class BuilderSettings {
  public @Nullable String gateway;
  public @Nullable String apiKey;
  public @Nullable AuthScheme auth;
  public Duration deadline = Duration.ofMinutes(10);
  public @Nullable Duration attemptTimeout;
  public Duration connectTimeout = Duration.ofSeconds(10);
  public int retries = 3;
  public PollSchedule polling = PollSchedule.adaptive();
  public @Nullable OkHttpClient httpClient;
  public FluxListener listener = new FluxListener() {};
  public @Nullable ThreadFactory threads;
  public boolean streams;
  public boolean resubmitOn503;
  public boolean allowCleartext;

  /** The gateway's origin, and no more: whatever else was given may hold the key. */
  public String origin() {
    HttpUrl url = gateway == null ? null : HttpUrl.parse(gateway);
    return url == null ? "no gateway" : url.redact();
  }

  /** Takes what a process was given in its environment: the value of a variable, or null. */
  public void takeFrom(UnaryOperator<@Nullable String> environment) {
    gateway = set(environment.apply("FLUX_GATEWAY"), gateway);
    apiKey = set(environment.apply("FLUX_API_KEY"), apiKey);
    String scheme = set(environment.apply("FLUX_AUTH"), null);
    if (scheme != null) {
      auth = scheme(scheme.strip());
    }
  }

  private static @Nullable String set(@Nullable String value, @Nullable String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }

  /** The value is not shown: it may be the key, in the wrong place. */
  private static AuthScheme scheme(String name) {
    for (AuthScheme scheme : AuthScheme.values()) {
      if (scheme.name().equalsIgnoreCase(name)) {
        return scheme;
      }
    }
    throw new IllegalArgumentException(
        "FLUX_AUTH is neither bearer nor key; without it the scheme follows from the gateway");
  }
}
