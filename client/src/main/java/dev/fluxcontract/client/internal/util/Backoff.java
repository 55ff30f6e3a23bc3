package dev.fluxcontract.client.internal.util;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: twice as long each time, up to a cap, and never in step
 * with others.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final DoubleSupplier chance;

  /** The jitter comes from {@code chance}, which gives numbers from 0 up to 1. */
  public Backoff(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** The wait after so many failures in a row, the first being 1. */
  public Duration after(int failures) {
    int doublings = Math.min(failures - 1, 16);
    long whole = Math.min(FIRST.toNanos() << doublings, LONGEST.toNanos());
    return Duration.ofNanos((long) (whole * (0.75 + chance.getAsDouble() / 4)));
  }
}
