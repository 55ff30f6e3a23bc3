package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.AuthScheme;
import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.PollSchedule;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a caller gave to {@code FluxClient.builder()}, not yet checked, and the defaults. */
public final class ClientOptions {
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
  public boolean streams;
  public boolean resubmitOn503;
  public boolean allowCleartext;
}
