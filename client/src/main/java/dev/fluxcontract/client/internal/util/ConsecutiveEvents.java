package dev.fluxcontract.client.internal.util;

import dev.fluxcontract.client.FluxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Events of one kind in a row.
 *
 * @param length how many
 * @param since when the first one came, in nanoseconds
 * @param failure the last one, if these are failures
 */
public record ConsecutiveEvents(int length, long since, @Nullable FluxException failure) {
  public static final ConsecutiveEvents NONE = new ConsecutiveEvents(0, 0, null);

  /** The streak with one more event. */
  public ConsecutiveEvents longer(long now) {
    return longer(now, null);
  }

  /** The streak with one more failure. */
  public ConsecutiveEvents longer(long now, @Nullable FluxException last) {
    return new ConsecutiveEvents(length + 1, length == 0 ? now : since, last);
  }

  public boolean isOlderThan(Duration age, long now) {
    return length > 0 && now - since > age.toNanos();
  }
}
