package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.Median;
import dev.fluxcontract.benchmarks.calls.Peer;
import dev.fluxcontract.benchmarks.calls.Peers;
import java.util.Arrays;

/** A program that reads one result again and again, and says how long that takes. */
final class ResultProgram {
  private static final int LEAST_READS = 5;
  private static final int MOST_READS = 20_000;

  private ResultProgram() {}

  /**
   * Takes the peer, the gateway, and for how long to warm up and then to measure, in seconds. With
   * none it reads the result once.
   */
  public static void main(String[] arguments) throws Exception {
    double seconds = Double.parseDouble(arguments[2]);
    try (Peer peer = Peers.named(arguments[0], arguments[1])) {
      if (seconds == 0) {
        read(peer);
      } else {
        reads(peer, seconds);
        System.out.println(reads(peer, seconds) / 1e6);
      }
    }
    // fal's client would keep the JVM up for a minute.
    System.exit(0);
  }

  /** The median of the times, in nanoseconds. */
  private static double reads(Peer peer, double seconds) throws Exception {
    double[] times = new double[MOST_READS];
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int count = 0;
    while (count < LEAST_READS || (count < MOST_READS && System.nanoTime() < end)) {
      times[count++] = read(peer);
    }
    return Median.of(Arrays.copyOf(times, count));
  }

  private static long read(Peer peer) throws Exception {
    Peer.Submitted job = peer.submit();
    long begun = System.nanoTime();
    Object result = job.result();
    long took = System.nanoTime() - begun;
    if (result.equals("")) {
      throw new IllegalStateException("no result");
    }
    return took;
  }
}
