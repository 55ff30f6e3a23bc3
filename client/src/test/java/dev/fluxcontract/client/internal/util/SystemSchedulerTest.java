package dev.fluxcontract.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one test that waits in real time: there is nothing else to it. */
@Timeout(60)
class SystemSchedulerTest {
  private final SystemScheduler time =
      new SystemScheduler(DaemonThreads.daemons("test"), DaemonThreads.IDLE);

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void runsATaskWhenItIsDueAndNotBefore() {
    long begun = time.nanoTime();
    CompletableFuture<Long> ran = new CompletableFuture<>();
    time.after(TimeUnit.MILLISECONDS.toNanos(30), () -> ran.complete(time.nanoTime()));
    assertThat(ran.join() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
  }

  @Test
  void doesNotRunWhatWasCancelled() {
    AtomicBoolean ran = new AtomicBoolean();
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    CompletableFuture<Boolean> later = new CompletableFuture<>();
    time.after(0, cancelled::join);
    Scheduler.Timer timer = time.after(0, () -> ran.set(true));
    time.after(0, () -> later.complete(true));
    timer.cancel();
    cancelled.complete(true);
    later.join();
    assertThat(ran).isFalse();
  }

  @Test
  void runsAShortTaskWhileOneIsFarAway() {
    CompletableFuture<Boolean> ran = new CompletableFuture<>();
    Scheduler.Timer limit = time.after(TimeUnit.HOURS.toNanos(1), () -> ran.complete(false));
    time.after(1, () -> ran.complete(true));
    assertThat(ran.join()).isTrue();
    limit.cancel();
  }

  @Test
  void takesNothingMoreWhenItIsClosed() {
    AtomicInteger threads = new AtomicInteger();
    SystemScheduler closed =
        new SystemScheduler(
            task -> {
              threads.incrementAndGet();
              return new Thread(task);
            },
            DaemonThreads.IDLE);
    closed.close();
    closed.after(0, () -> {}).cancel();
    assertThat(threads).hasValue(0);
  }

  @Test
  void hasNoThreadWhileItHasNothingToDo() throws InterruptedException {
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Thread> second = new CompletableFuture<>();
    SystemScheduler idle =
        new SystemScheduler(DaemonThreads.daemons("idle"), Duration.ofMillis(10));
    idle.after(0, () -> first.complete(Thread.currentThread()));
    first.join().join(TimeUnit.SECONDS.toMillis(30));
    assertThat(first.join().isAlive()).isFalse();
    idle.after(TimeUnit.MILLISECONDS.toNanos(50), () -> second.complete(Thread.currentThread()));
    assertThat(second.join()).isNotSameAs(first.join());
    idle.close();
  }

  @Test
  void isTheTimeOfThisMachine() {
    long before = System.nanoTime();
    assertThat(time.nanoTime()).isBetween(before, System.nanoTime());
  }
}
