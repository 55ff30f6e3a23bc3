package dev.fluxcontract.conformance.wire;

import dev.fluxcontract.client.internal.util.DaemonThreads;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of an exchange when its time is over, whether it connects, writes or reads,
 * and of all exchanges when the run is stopped.
 */
final class ExchangeWatchdog implements AutoCloseable {
  private final Set<Watch> underWay = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, DaemonThreads.daemons("flux-exchange-limit"));

  ExchangeWatchdog() {
    timers.setRemoveOnCancelPolicy(true);
  }

  /**
   * Watches one exchange from now on.
   *
   * @param breakable whether {@link #breakOff()} ends it
   */
  Watch begin(Duration limit, boolean breakable) {
    return new Watch(limit, breakable);
  }

  /** Ends all exchanges that may be ended. */
  void breakOff() {
    underWay.stream().filter(watch -> watch.breakable).forEach(watch -> watch.end(false));
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  /** The watch over one exchange. */
  final class Watch implements AutoCloseable {
    private final boolean breakable;
    private final ScheduledFuture<?> timer;
    private @Nullable Closeable connection;
    private boolean late;
    private boolean ended;

    private Watch(Duration limit, boolean breakable) {
      this.breakable = breakable;
      underWay.add(this);
      this.timer = timers.schedule(() -> end(true), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sets what to close when the time is over; at once where it is. */
    synchronized void over(Closeable open) {
      connection = open;
      if (ended) {
        closeConnection();
      }
    }

    /** Whether the time was over before the answer was here. */
    synchronized boolean late() {
      return late;
    }

    /** Whether the exchange was ended, for whatever reason. */
    synchronized boolean ended() {
      return ended;
    }

    private synchronized void end(boolean timedOut) {
      late |= timedOut && !ended;
      ended = true;
      closeConnection();
    }

    private void closeConnection() {
      if (connection != null) {
        try {
          connection.close();
        } catch (IOException e) {
          // It is gone either way.
        }
      }
    }

    @Override
    public void close() {
      timer.cancel(false);
      underWay.remove(this);
    }
  }
}
