package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.calls.FalPeer;

/** As {@link WaitingProgram}, with fal's client, which holds the thread of each caller. */
final class FalWaitingProgram {
  private FalWaitingProgram() {}

  /** Takes the gateway, the number of jobs, and the seconds to let them settle and to look. */
  public static void main(String[] arguments) throws InterruptedException {
    wait(new FalPeer(arguments[0]));
    // As long as it takes to be in a call, so that what that loads is not the cost of a job.
    Thread.sleep(1000);
    WaitingCost cost = new WaitingCost();
    FalPeer fal = new FalPeer(arguments[0]);
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      wait(fal);
      // Not all of them connect at once.
      Thread.sleep(2);
    }
    cost.print(arguments[2], arguments[3]);
    Runtime.getRuntime().halt(0);
  }

  private static void wait(FalPeer fal) {
    Thread thread = new Thread(fal::job, "caller");
    thread.setDaemon(true);
    thread.start();
  }
}
