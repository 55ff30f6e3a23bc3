package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.SchnellTextToImage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A program that waits for jobs, and says what that takes. */
final class WaitingProgram {
  private static final int SUBMITS_AT_A_TIME = 64;

  /** Jobs that end while the others wait. */
  private static final int SHORT_JOBS = 20;

  private final FluxClient flux;
  private final Semaphore room = new Semaphore(SUBMITS_AT_A_TIME);

  private WaitingProgram(FluxClient flux) {
    this.flux = flux;
  }

  /** Takes the gateway, the number of jobs, and the seconds to let them settle and to look. */
  public static void main(String[] arguments) throws InterruptedException {
    int jobs = Integer.parseInt(arguments[1]);
    try (FluxClient flux = client(arguments[0])) {
      // What the first client of a JVM loads is not the cost of a job.
      new WaitingProgram(flux).start(DevTextToImage.builder("the first").build(), 1);
    }
    WaitingCost cost = new WaitingCost();
    try (FluxClient flux = client(arguments[0])) {
      WaitingProgram program = new WaitingProgram(flux);
      Lags lags = program.start(DevTextToImage.builder("a tiger's eye").build(), jobs);
      cost.print(arguments[2], arguments[3]);
      double lagOfShort =
          program.start(SchnellTextToImage.builder("a lynx").build(), SHORT_JOBS).await();
      if (lags.anyOver()) {
        throw new IllegalStateException("a job ended before the measuring did");
      }
      System.out.println(lagOfShort);
      System.out.println(lags.await());
    }
  }

  private static FluxClient client(String gateway) {
    return FluxClient.builder().gateway(gateway).apiKey("key").build();
  }

  private Lags start(ApiModel order, int jobs) throws InterruptedException {
    Lags lags = new Lags(jobs);
    CompletableFuture<?>[] submits = new CompletableFuture<?>[jobs];
    for (int i = 0; i < jobs; i++) {
      int at = i;
      room.acquire();
      submits[i] =
          flux.submitAsync(order)
              .whenComplete((job, failure) -> room.release())
              .thenAccept(job -> lags.add(at, job));
    }
    CompletableFuture.allOf(submits).join();
    return lags;
  }
}
