package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.checks.CheckCatalogue;

/**
 * Has what every run needs read and loaded while the options are read and the embedded gateway
 * starts: the contract with its cases. One after the other these take most of the time of a short
 * run.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Begins, and does not wait. */
  public static void begin() {
    Thread thread = new Thread(CheckCatalogue::all, "flux-warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
