package dev.fluxcontract.benchmarks.calls;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole jobs, a constant number of which is in flight. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConcurrentJobs {
  /** For clients that block: each job in flight has a thread. */
  static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "blocking client");
            thread.setDaemon(true);
            return thread;
          });

  private static final int JOBS = 2048;

  @Param({"64", "1000"})
  public int inFlight;

  @Param({})
  public String peer = "";

  @Param({})
  public String gateway = "";

  private final Semaphore room = new Semaphore(0);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private Peer client =
      () -> {
        throw new IllegalStateException("no peer yet");
      };

  @Setup
  public void prepare() {
    client = Peers.named(peer, gateway);
    room.release(inFlight);
  }

  @TearDown
  public void close() {
    client.close();
  }

  @Benchmark
  @OperationsPerInvocation(JOBS)
  public void jobs() throws InterruptedException {
    for (int i = 0; i < JOBS; i++) {
      room.acquire();
      var unused = client.start().whenComplete(this::ended);
    }
    room.acquire(inFlight);
    room.release(inFlight);
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a job failed", failed);
    }
  }

  private void ended(@Nullable Object result, @Nullable Throwable failed) {
    if (failed != null) {
      failure.set(failed);
    }
    room.release();
  }
}
