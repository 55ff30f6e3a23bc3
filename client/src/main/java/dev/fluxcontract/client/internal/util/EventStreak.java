package dev.fluxcontract.client.internal.util;

import java.time.Duration;

/**
 * Events of one kind in a row.
 *
 * @param length how many
 * @param since when the first one came, in nanoseconds
 */
public record EventStreak(int length, long since) {
  public static final EventStreak NONE = new EventStreak(0, 0);

  /** The streak with one more event. */
  public EventStreak longer(long now) {
    return new EventStreak(length + 1, length == 0 ? now : since);
  }

  public boolean isOlderThan(Duration age, long now) {
    return length > 0 && now - since > age.toNanos();
  }
}
