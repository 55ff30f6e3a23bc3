package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.util.DaemonThreads;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client's threads, of which is known how many have something to do. */
public final class CountingExecutor extends AbstractExecutorService {
  private final ExecutorService threads = DaemonThreads.onDemand(DaemonThreads.daemons("test"));
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger given = new AtomicInteger();

  int busy() {
    return busy.get();
  }

  /** How many tasks they were given so far. */
  public int given() {
    return given.get();
  }

  @Override
  public void execute(Runnable task) {
    given.incrementAndGet();
    busy.incrementAndGet();
    try {
      threads.execute(
          () -> {
            try {
              task.run();
            } finally {
              busy.decrementAndGet();
            }
          });
    } catch (RuntimeException e) {
      busy.decrementAndGet();
      throw e;
    }
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }
}
