package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.client.internal.http.CleartextRule;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.recording.RecordingHeader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of a run, and the key to it.
 *
 * @param url its base URL, without a slash at the end
 * @param scheme the word before the key
 * @param key the key; empty where nothing is to be sent
 * @param embedded the gateway where it is the embedded one
 */
public record GatewayTarget(
    String url, AuthPrefix scheme, String key, @Nullable FluxGateway embedded)
    implements AutoCloseable {

  /** Stands for a key where nothing will be sent. */
  static final String NO_KEY = "(none)";

  /** The embedded gateway, started. */
  static GatewayTarget embedded(@Nullable AuthPrefix scheme) {
    AuthPrefix word = scheme == null ? AuthPrefix.BEARER : scheme;
    FluxGateway gateway = FluxGateway.builder().auth(AcceptedAuth.valueOf(word.name())).start();
    return new GatewayTarget(gateway.url(), word, gateway.key(), gateway);
  }

  /** The embedded gateway as far as a plan needs it. */
  static GatewayTarget imagined() {
    return new GatewayTarget("http://127.0.0.1", AuthPrefix.BEARER, NO_KEY, null);
  }

  /** The gateway of a recording, to which nothing is sent. */
  static GatewayTarget recorded(RecordingHeader header) {
    parsed(header.gateway());
    return new GatewayTarget(header.gateway(), header.scheme(), SecretRedaction.SHOWN, null);
  }

  /** A gateway somewhere else. fal itself takes its own scheme, all others the relays'. */
  static GatewayTarget at(
      String gateway, @Nullable AuthPrefix scheme, String key, boolean allowCleartext) {
    HttpUrl url = parsed(gateway);
    String fault = CleartextRule.fault(url, "--allow-cleartext");
    if (fault != null && !allowCleartext) {
      throw CommandFailure.unusable("--gateway " + gateway + " " + fault);
    }
    boolean fal = url.host().equals("fal.run") || url.host().endsWith(".fal.run");
    AuthPrefix fitting = fal ? AuthPrefix.KEY : AuthPrefix.BEARER;
    return new GatewayTarget(
        url.toString().replaceFirst("/+$", ""), scheme == null ? fitting : scheme, key, null);
  }

  /** Reads a base URL, or says what is wrong with it. */
  static HttpUrl parsed(String gateway) {
    URI url;
    try {
      url = new URI(gateway);
    } catch (URISyntaxException e) {
      throw wrong(gateway, "this is not a URL (" + e.getReason() + ")");
    }
    String authority = url.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw CommandFailure.unusable(
          "--gateway: no user or password belongs into the URL; the key comes from the environment"
              + " (see --key-env)");
    }
    if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
      throw wrong(gateway, "a base URL starts with http:// or https://");
    }
    if (authority == null || authority.startsWith(":")) {
      throw wrong(gateway, "a base URL names a host");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw wrong(gateway, "a base URL ends before any ? or #");
    }
    try {
      // As OkHttp reads it: java.net.URI finds no host in http://my_gateway.
      return HttpUrl.get(gateway);
    } catch (IllegalArgumentException e) {
      boolean port = String.valueOf(e.getMessage()).contains("port");
      throw wrong(
          gateway, port ? "a port is a number from 1 to 65535" : authority + " is not a host name");
    }
  }

  /** Takes the key out of what is shown. */
  public SecretRedaction redaction() {
    return new SecretRedaction(key, null, List.of());
  }

  private static CommandFailure wrong(String gateway, String rule) {
    return CommandFailure.unusable(
        "--gateway " + gateway + ": " + rule + ", such as https://gateway.example/prefix");
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
