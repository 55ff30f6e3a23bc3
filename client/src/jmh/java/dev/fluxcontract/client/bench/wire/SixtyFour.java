package dev.fluxcontract.client.bench.wire;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many threads as there are jobs in flight, for clients that block. */
final class SixtyFour {
  static final int JOBS = 64;

  static final ExecutorService THREADS =
      Executors.newFixedThreadPool(
          JOBS,
          task -> {
            Thread thread = new Thread(task, "blocking client");
            thread.setDaemon(true);
            return thread;
          });

  private SixtyFour() {}
}
