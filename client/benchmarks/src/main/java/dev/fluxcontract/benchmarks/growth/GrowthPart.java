package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.BenchmarkPart;
import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How the cost grows with the jobs that wait and with the size of a result; draws a plot of it. */
public final class GrowthPart implements BenchmarkPart {
  @Override
  public String name() {
    return "growth";
  }

  @Override
  public void measure(Figures figures) throws IOException, InterruptedException {
    List<Curve> jobs = new JobGrowth().measure(figures);
    List<Curve> results = new ResultGrowth().measure(figures);
    String plot =
        new GrowthPlot()
            .panel("Jobs that wait at the same time", "KB, ms or threads", jobs)
            .panel("Size of a result, KB", "ms or MB", results)
            .svg();
    Path file = Files.createDirectories(BenchmarkSettings.output()).resolve("growth.svg");
    Files.writeString(file, plot);
    System.err.println("benchmarks: drew " + file);
  }
}
