package dev.fluxcontract.client.internal.util;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep a JVM alive: the program ends with the caller's own threads. */
public final class DaemonThreads {
  /** How long a thread stays that has nothing to do. */
  public static final Duration IDLE = Duration.ofSeconds(10);

  private DaemonThreads() {}

  public static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A thread for each current task; idle threads end soon. */
  public static ExecutorService onDemand(ThreadFactory threads) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        threads);
  }
}
