package dev.fluxcontract.batch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a prompt waits for its next step. */
final class Pauses {
  static final Duration SHORTEST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(10);

  private Pauses() {}

  /** Doubles with each try, with some chance in it, so that workers do not call all at once. */
  static Duration backOff(int tries) {
    int chance = ThreadLocalRandom.current().nextInt(250);
    return clamp(Duration.ofMillis((500L << Math.min(tries, 5)) + chance), SHORTEST, LONGEST);
  }

  static Duration clamp(Duration pause, Duration shortest, Duration longest) {
    Duration atLeast = pause.compareTo(shortest) < 0 ? shortest : pause;
    return atLeast.compareTo(longest) > 0 ? longest : atLeast;
  }
}
