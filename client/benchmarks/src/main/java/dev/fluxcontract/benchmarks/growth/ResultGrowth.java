package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.calls.Peers;
import dev.fluxcontract.benchmarks.calls.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Larger and larger results, each read by every client in a JVM of its own. */
final class ResultGrowth {
  private static final int KB = 1000;
  private static final int MB = 1000 * KB;

  /** How close to come to the smallest heap that is enough. */
  private static final double PRECISION = 1.03;

  private final boolean quick = BenchmarkSettings.quick();
  private final List<String> peers = quick ? List.of(Figures.OURS) : Peers.ALL;
  private final List<Curve> times = curves("time, ms");
  private final List<Curve> heaps = curves("heap, MB");

  List<Curve> measure(Figures figures) throws IOException, InterruptedException {
    int[] sizes =
        quick ? new int[] {KB, MB} : new int[] {KB, 10 * KB, 100 * KB, MB, 10 * MB, 50 * MB};
    for (int size : sizes) {
      System.err.println("benchmarks: result of " + name(size));
      try (ServerProcess server = ServerProcess.doneWithResultOf(size)) {
        for (int i = 0; i < peers.size(); i++) {
          measure(figures, size, server.gateway(), i);
        }
      }
    }
    for (int i = 0; i < peers.size(); i++) {
      String peer = peers.get(i);
      figures.add("result, time per further byte", "ns", peer, times.get(i).each() * 1000);
      figures.add("result, heap per further byte", "bytes", peer, heaps.get(i).each() * 1000);
      if (!quick) {
        linear(figures, "time", peer, times.get(i));
        linear(figures, "heap", peer, heaps.get(i));
      }
    }
    List<Curve> all = new ArrayList<>(times);
    all.addAll(heaps);
    return all;
  }

  private void measure(Figures figures, int size, String gateway, int peer)
      throws IOException, InterruptedException {
    String name = peers.get(peer);
    String seconds = quick ? "0.1" : "2";
    double millis = ChildProgram.figures(ResultProgram.class, name, gateway, seconds).get(0);
    double megabytes = smallestHeap(size, name, gateway) * 1024.0 / MB;
    figures.add("result of " + name(size) + ": time", "ms", name, millis);
    figures.add("result of " + name(size) + ": smallest heap", "MB", name, megabytes);
    times.get(peer).add(size / (double) KB, millis);
    heaps.get(peer).add(size / (double) KB, megabytes);
  }

  /** The smallest heap, in units of 1024 bytes, with which a JVM reads such a result once. */
  private long smallestHeap(int size, String peer, String gateway)
      throws IOException, InterruptedException {
    double low = 2048 + size / 1024.0;
    double high = 32_768 + 16 * low;
    while (high / low > (quick ? 3 : PRECISION)) {
      double middle = Math.sqrt(low * high);
      if (ChildProgram.fitsInto((long) middle, ResultProgram.class, peer, gateway, "0")) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (long) high;
  }

  private List<Curve> curves(String legend) {
    return peers.stream().map(peer -> new Curve(legend, peer)).toList();
  }

  private static void linear(Figures figures, String what, String peer, Curve curve) {
    String measure = "result, 1 MB to 50 MB: growth exponent of " + what;
    figures.add(measure, "", peer, curve.exponent(1000));
    if (peer.equals(Figures.OURS)) {
      figures.expect(measure, null, 1.1);
    }
  }

  private static String name(int size) {
    return size < MB ? size / KB + " KB" : size / MB + " MB";
  }
}
