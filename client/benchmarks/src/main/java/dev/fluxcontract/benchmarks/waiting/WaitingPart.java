package dev.fluxcontract.benchmarks.waiting;

import dev.fluxcontract.benchmarks.BenchmarkPart;
import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.JavaCommand;
import dev.fluxcontract.benchmarks.calls.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ten thousand jobs that wait: threads, heap and CPU time. */
public final class WaitingPart implements BenchmarkPart {
  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public void measure(Figures figures) throws IOException, InterruptedException {
    String jobs = BenchmarkSettings.quick() ? "1000" : "10000";
    String seconds = BenchmarkSettings.quick() ? "2" : "20";
    try (ServerProcess server = ServerProcess.pending()) {
      Process process =
          JavaCommand.whole(WaitingProgram.class, server.gateway(), jobs, seconds)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the program that waits ended with " + process.waitFor());
      }
      String[] found = line.strip().split(" ", -1);
      add(figures, jobs + " jobs waiting: heap of each", "bytes", found[0], 4096);
      add(figures, jobs + " jobs waiting: threads beyond OkHttp's", "", found[1], 4);
      String cpu = jobs + " jobs waiting: CPU in each second";
      figures.add(cpu, "ms", Figures.OURS, Double.parseDouble(found[2]));
    }
  }

  private static void add(Figures figures, String what, String unit, String value, double atMost) {
    figures.add(what, unit, Figures.OURS, Double.parseDouble(value));
    figures.expect(what, null, atMost);
  }
}
