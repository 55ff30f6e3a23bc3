package dev.fluxcontract.client.internal.http;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The key goes over http:// only within private networks, unless the caller allows more. */
public final class CleartextRule {
  private CleartextRule() {}

  /**
   * Why a gateway must not get the key; null if it may.
   *
   * @param option how the caller allows that
   */
  public static @Nullable String fault(HttpUrl gateway, String option) {
    return gateway.isHttps() || AddressKind.isPrivateHost(gateway.host())
        ? null
        : "would get the key unencrypted outside a private network; use https, or " + option;
  }
}
