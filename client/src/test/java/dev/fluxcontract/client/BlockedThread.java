package dev.fluxcontract.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A thread in a blocking call. */
final class BlockedThread {
  final Thread thread;
  final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  BlockedThread(Runnable call) {
    thread =
        new Thread(
            () -> {
              try {
                call.run();
              } catch (RuntimeException | Error e) {
                failure.set(e);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    thread.setDaemon(true);
    thread.start();
  }

  void untilItWaits() {
    while (thread.getState() != Thread.State.WAITING) {
      LockSupport.parkNanos(20_000);
    }
  }

  Throwable failure() throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
    return requireNonNull(failure.get());
  }
}
