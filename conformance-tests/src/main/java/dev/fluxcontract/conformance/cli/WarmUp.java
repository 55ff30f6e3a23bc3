package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.checks.CheckCatalogue;
import okhttp3.OkHttpClient;

/**
 * Has what every run needs read and loaded while the embedded gateway starts: the contract with its
 * cases, and OkHttp with its TLS. One after the other they take most of the time of a short run.
 */
final class WarmUp {
  private WarmUp() {}

  static void begin() {
    Thread thread = new Thread(WarmUp::load, "flux-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    CheckCatalogue.all();
    new OkHttpClient().connectionPool().evictAll();
  }
}
