package dev.fluxcontract.client;

import java.time.Duration;

/** Waits longer the longer a job takes. */
final class AdaptiveSchedule implements PollSchedule {
  @Override
  public Duration next(Progress progress) {
    long elapsed = progress.elapsed().toMillis();
    return Duration.ofMillis(Math.max(100, Math.min(5_000, elapsed / 5)));
  }
}
