package dev.fluxcontract.benchmarks.waiting;

import com.sun.management.OperatingSystemMXBean;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A program that waits for jobs that never end, and says what that takes. */
final class WaitingProgram {
  private static final int SUBMITS_AT_A_TIME = 64;

  private WaitingProgram() {}

  /** Takes the gateway, the number of jobs, and the seconds to look at them. */
  public static void main(String[] arguments) throws InterruptedException {
    int jobs = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    try (FluxClient flux = FluxClient.builder().gateway(arguments[0]).apiKey("key").build()) {
      CompletableFuture<?>[] waits = new CompletableFuture<?>[jobs];
      start(flux, waits, 0, 1);
      long heap = heap();
      start(flux, waits, 1, jobs);
      Thread.sleep(seconds * 1000L);
      long each = (heap() - heap) / (jobs - 1);
      long cpu = cpu();
      Thread.sleep(seconds * 1000L);
      double share = (cpu() - cpu) / 1e6 / seconds;
      System.out.println(each + " " + ThreadCount.beyondOkHttp(before) + " " + share);
      for (CompletableFuture<?> wait : waits) {
        if (wait.isDone()) {
          throw new IllegalStateException("a job that never ends has ended: " + wait);
        }
      }
    }
  }

  private static void start(FluxClient flux, CompletableFuture<?>[] waits, int from, int to)
      throws InterruptedException {
    Semaphore room = new Semaphore(SUBMITS_AT_A_TIME);
    for (int i = from; i < to; i++) {
      int at = i;
      room.acquire();
      DevTextToImage order = DevTextToImage.builder("job " + i).build();
      CompletableFuture<Job> job = flux.submitAsync(order);
      var unused =
          job.whenComplete(
              (taken, failure) -> {
                CompletableFuture<ImageResult> wait =
                    failure == null ? taken.future() : CompletableFuture.failedFuture(failure);
                waits[at] = wait;
                room.release();
              });
    }
    room.acquire(SUBMITS_AT_A_TIME);
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      // Nothing between the last one and the figure: what polls leave behind would be counted.
      Thread.sleep(100);
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
