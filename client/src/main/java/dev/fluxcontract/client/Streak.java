package dev.fluxcontract.client;

import java.time.Duration;

/** Things of one kind in a row: how many, and since when. */
final class Streak {
  private final Timeline time;
  private int length;
  private long since;

  Streak(Timeline time) {
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
