package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which gateway is checked, and how it is spoken to. */
public final class GatewayOptions {
  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Base URL of the gateway, its path prefix included.")
  private @Nullable String gateway;

  @Option(
      names = "--auth",
      paramLabel = "SCHEME",
      description =
          "The word before the key: bearer, as relays want it, or key, as fal does. Default: key"
              + " for hosts of fal.run, bearer for all others.")
  private @Nullable AuthPrefix auth;

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      description = "Environment variable that holds the key. Default: $${DEFAULT-VALUE}.")
  private String keyName = "FLUX_API_KEY";

  @Option(
      names = "--allow-cleartext",
      description = "Send the key over http:// to a gateway outside private networks too.")
  private boolean allowCleartext;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait for each job. Default: ${DEFAULT-VALUE}.")
  private int deadline;

  /** The base URL, as it was given; null for the embedded gateway. */
  public @Nullable String gateway() {
    return gateway;
  }

  String keyName() {
    return keyName;
  }

  /** Fails where an option is wrong. */
  public void check() {
    if (gateway != null) {
      GatewayTarget.parsed(gateway);
    }
    if (deadline < 1) {
      throw CommandFailure.unusable("--deadline " + deadline + ": at least 1 second");
    }
    if (keyName.isEmpty()) {
      throw CommandFailure.unusable("--key-env: names no variable");
    }
  }

  /** The gateway, started where it is the embedded one. */
  public GatewayTarget target(CommandConsole console) {
    if (gateway == null) {
      return GatewayTarget.embedded(auth);
    }
    String key = ApiKey.from(console.environment(), keyName);
    return GatewayTarget.at(gateway, auth, key, allowCleartext);
  }

  /** The gateway as far as a plan needs it: nothing will be sent. */
  GatewayTarget planned() {
    return gateway == null
        ? GatewayTarget.imagined()
        : GatewayTarget.at(gateway, auth, GatewayTarget.NO_KEY, true);
  }

  /** Settings for a run. */
  public SuiteConfig.Builder settings(GatewayTarget target) {
    return SuiteConfig.builder(target.url(), target.key())
        .scheme(target.scheme())
        .allowCleartext(allowCleartext || target.key().equals(GatewayTarget.NO_KEY))
        .deadline(Duration.ofSeconds(deadline));
  }
}
