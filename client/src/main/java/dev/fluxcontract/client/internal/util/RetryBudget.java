package dev.fluxcontract.client.internal.util;

import java.time.Duration;

/** How often a call may be made again, and until when. */
public final class RetryBudget {
  private final Scheduler scheduler;
  private final Duration deadline;
  private final long deadlineAt;
  private final int retries;
  private int failures;

  public RetryBudget(Scheduler scheduler, Duration deadline, int retries) {
    this.scheduler = scheduler;
    this.deadline = deadline;
    this.deadlineAt = scheduler.nanoTime() + deadline.toNanos();
    this.retries = retries;
  }

  /** Counts one more failure. */
  public void addFailure() {
    failures++;
  }

  /** How many failures there were. */
  public int failures() {
    return failures;
  }

  /** Whether a call after this pause is neither one too many nor too late. */
  public boolean allows(Duration pause) {
    return failures <= retries && pause.compareTo(timeLeft()) < 0;
  }

  public Duration deadline() {
    return deadline;
  }

  /** What is left of the deadline. */
  public Duration timeLeft() {
    return Duration.ofNanos(deadlineAt - scheduler.nanoTime());
  }
}
