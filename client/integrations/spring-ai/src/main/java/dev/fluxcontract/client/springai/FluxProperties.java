package dev.fluxcontract.client.springai;

import dev.fluxcontract.client.AuthScheme;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the client. What is left out has the client's default.
 *
 * @param gateway the gateway's base URL
 * @param apiKey the key, as the gateway gave it
 * @param auth how the key is sent
 * @param deadline how long a submit may take, and then the wait for its job
 * @param pollInterval how often to ask for a job's state; otherwise as often as makes sense
 */
@ConfigurationProperties("flux")
public record FluxProperties(
    @Nullable String gateway,
    @Nullable String apiKey,
    @Nullable AuthScheme auth,
    @Nullable Duration deadline,
    @Nullable Duration pollInterval) {
  /** Without the key. */
  @Override
  public String toString() {
    return "FluxProperties of " + gateway;
  }
}
