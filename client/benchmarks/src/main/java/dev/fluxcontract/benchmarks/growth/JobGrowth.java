package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.calls.Peers;
import dev.fluxcontract.benchmarks.calls.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** More and more jobs that wait, each number in a JVM of its own. */
final class JobGrowth {
  /** fal's client holds a thread for each job, so it is measured with no more of them. */
  private static final int NUMBER_OF_FAL = 1000;

  private final Curve heap = new Curve("heap, KB", Figures.OURS);
  private final Curve cpu = new Curve("CPU, ms per minute", Figures.OURS);
  private final Curve lag = new Curve("lag of a job's end, ms", Figures.OURS);
  private final Curve threads = new Curve("threads", Figures.OURS);

  List<Curve> measure(Figures figures) throws IOException, InterruptedException {
    boolean quick = BenchmarkSettings.quick();
    int[] numbers = quick ? new int[] {1, 100} : new int[] {1, 10, 100, 1000, 10_000};
    Duration jobs = quick ? Duration.ofSeconds(3) : Duration.ofSeconds(75);
    Duration shortJobs = quick ? Duration.ofMillis(300) : Duration.ofSeconds(3);
    try (ServerProcess server = ServerProcess.timed(jobs, shortJobs)) {
      for (int number : numbers) {
        System.err.println("benchmarks: " + number + " jobs");
        String[] seconds = quick ? new String[] {"0.5", "0.5"} : new String[] {"15", "30"};
        List<Double> found =
            ChildProgram.figures(
                WaitingProgram.class, server.gateway(), "" + number, seconds[0], seconds[1]);
        add(figures, number, found);
        if (number == NUMBER_OF_FAL) {
          List<Double> ofFal =
              ChildProgram.figures(
                  FalWaitingProgram.class, server.gateway(), "" + number, seconds[0], seconds[1]);
          addCost(figures, number, Peers.FAL, ofFal);
        }
      }
    }
    figures.expect(name(10_000, "heap per job"), null, 4096);
    figures.expect(name(10_000, "threads beyond OkHttp's"), null, 4);
    String exponent = "jobs waiting, 100 to 10,000: growth exponent of ";
    if (!quick) {
      linear(figures, exponent + "heap", heap);
      linear(figures, exponent + "CPU", cpu);
    }
    return List.of(heap, cpu, lag, threads);
  }

  private void add(Figures figures, int number, List<Double> found) {
    heap.add(number, found.get(0) / 1000);
    threads.add(number, found.get(1));
    cpu.add(number, found.get(3));
    lag.add(number, found.get(4));
    addCost(figures, number, Figures.OURS, found);
    figures.add(name(number, "lag of a 3 s job"), "ms", Figures.OURS, found.get(4));
    figures.add(name(number, "lag of these jobs, 75 s each"), "ms", Figures.OURS, found.get(5));
  }

  private static void addCost(Figures figures, int number, String peer, List<Double> found) {
    figures.add(name(number, "heap per job"), "bytes", peer, found.get(0) / number);
    figures.add(name(number, "threads"), "", peer, found.get(1));
    figures.add(name(number, "threads beyond OkHttp's"), "", peer, found.get(2));
    figures.add(name(number, "CPU per job-minute"), "ms", peer, found.get(3) / number);
  }

  private static String name(int number, String what) {
    String jobs = number == 1 ? "job" : "jobs";
    return String.format(Locale.ROOT, "%,d %s waiting: %s", number, jobs, what);
  }

  private static void linear(Figures figures, String measure, Curve curve) {
    figures.add(measure, "", Figures.OURS, curve.exponent(100));
    figures.expect(measure, null, 1.1);
  }
}
