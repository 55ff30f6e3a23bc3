package dev.fluxcontract.benchmarks.cold;

import dev.fluxcontract.benchmarks.BenchmarkPart;
import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.JavaCommand;
import dev.fluxcontract.benchmarks.calls.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole processes, from launch to the first ticket, one after the other and taking turns. */
public final class ColdStartPart implements BenchmarkPart {
  private static final String HTTP = "cold start to first ticket, http";
  private static final String HTTPS = "cold start to first ticket, https";
  private static final String JARS = "jars on the run-time class path";

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public void measure(Figures figures) throws IOException, InterruptedException {
    try (ServerProcess http = ServerProcess.done();
        ServerProcess https = ServerProcess.doneWithTls()) {
      int runs = BenchmarkSettings.quick() ? 1 : 30;
      for (int run = 0; run <= runs; run++) {
        // The first run reads the jars from the disk.
        start(run == 0 ? new Figures() : figures, HTTP, http);
        start(run == 0 ? new Figures() : figures, HTTPS, https);
      }
    }
    figures.expect(HTTP, "hand-written", 1.25);
    figures.expect(HTTP, "fal", 0.9);
    figures.expect(HTTPS, "fal", 1.05);
    figures.add(JARS, "MiB", Figures.OURS, size(BenchmarkSettings.userClassPath()) / 1048576.0);
    figures.expect(JARS, null, 3.6);
  }

  private static void start(Figures figures, String measure, ServerProcess server)
      throws IOException, InterruptedException {
    figures.add(
        measure,
        "ms",
        Figures.OURS,
        millis(PeerClassPaths.ours(), FluxTicketProgram.class, server));
    figures.add(
        measure,
        "ms",
        "hand-written",
        millis(PeerClassPaths.handWritten(), HandWrittenTicketProgram.class, server));
    figures.add(measure, "ms", "fal", millis(PeerClassPaths.fal(), FalTicketProgram.class, server));
  }

  private static double millis(List<Path> classPath, Class<?> program, ServerProcess server)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        JavaCommand.with(classPath, server.clientOptions(), program, server.gateway())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    long begun = System.nanoTime();
    int status = command.start().waitFor();
    long took = System.nanoTime() - begun;
    if (status != 0) {
      throw new IllegalStateException(program.getName() + " ended with " + status);
    }
    return took / 1e6;
  }

  private static long size(List<Path> jars) throws IOException {
    long size = 0;
    for (Path jar : jars) {
      size += Files.size(jar);
    }
    return size;
  }
}
