package dev.fluxcontract.conformance.gateway;

import java.time.Duration;

/**
 * Holds answers back. WireMock could too, but its delays outlive it: a stalled caller would wait on
 * after the gateway was closed.
 */
final class Patience {
  private boolean over = true;

  synchronized void begin() {
    over = false;
  }

  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** Waits, and tells whether the gateway is still open afterwards. */
  synchronized boolean hold(Duration delay) {
    long end = System.nanoTime() + delay.toNanos();
    long left = delay.toNanos();
    while (left > 0 && !over) {
      try {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      left = end - System.nanoTime();
    }
    return !over;
  }
}
