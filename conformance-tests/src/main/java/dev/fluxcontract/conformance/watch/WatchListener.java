package dev.fluxcontract.conformance.watch;

import java.time.Duration;

/** Is told how a watch goes on. */
public interface WatchListener {
  /** Told when an attempt begins, with its check and case. */
  default void began(String name, int attempt) {}

  /** Told when an attempt has ended, and stands in the history. */
  default void ended(ProbeRecord record) {}

  /** Told where no probe fits into what is left of the day. */
  default void nothingFits() {}

  /** Told how long it is until the next probe. */
  default void waits(Duration time) {}
}
