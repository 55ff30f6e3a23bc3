package dev.fluxcontract.conformance.cli.verify;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C or SIGTERM: the work is told to stop, and the JVM waits for it to finish
 * what must be finished, a report above all.
 */
public final class ShutdownHandler {
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Listens from now on.
   *
   * @param stop tells the work to stop, and returns at once
   * @param patience how long the JVM waits for it at most
   */
  public ShutdownHandler(Runnable stop, Duration patience) {
    this.hook = new Thread(() -> interrupted(stop, patience), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted(Runnable stop, Duration patience) {
    stop.run();
    try {
      if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("Gave up waiting for the work in hand: there is no report.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** To be called in the end, however the work ended. */
  public void workIsFinished() {
    finished.countDown();
    if (!hook.isAlive()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is on its way down, and the hook with it.
      }
    }
  }
}
