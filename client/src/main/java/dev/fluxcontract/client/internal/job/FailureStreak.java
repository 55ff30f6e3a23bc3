package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.util.Scheduler;
import java.time.Duration;

/** Things of one kind in a row: how many, and since when. */
public final class FailureStreak {
  private final Scheduler time;
  private int length;
  private long since;

  FailureStreak(Scheduler time) {
    this.time = time;
  }

  void add() {
    if (length++ == 0) {
      since = time.nanoTime();
    }
  }

  void end() {
    length = 0;
  }

  int length() {
    return length;
  }

  boolean lastsLongerThan(Duration patience) {
    return length > 0 && time.nanoTime() - since > patience.toNanos();
  }
}
