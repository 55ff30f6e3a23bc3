package dev.fluxcontract.client.bench.cold;

import dev.fluxcontract.client.bench.Figures;
import dev.fluxcontract.client.bench.JavaCommand;
import dev.fluxcontract.client.bench.Part;
import dev.fluxcontract.client.bench.Settings;
import dev.fluxcontract.client.bench.wire.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole processes, one after the other, taking turns. */
public final class ColdPart implements Part {
  private static final String START = "cold start to first ticket";
  private static final String JARS = "jars on the run-time class path";

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public void measure(Figures figures) throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.done()) {
      int runs = Settings.quick() ? 2 : 30;
      for (int run = 0; run <= runs; run++) {
        double ours = millis(ClassPaths.ours(), OurTicket.class, server);
        double byHand = millis(ClassPaths.handWritten(), HandWrittenTicket.class, server);
        double fal = millis(ClassPaths.fal(), FalTicket.class, server);
        if (run > 0) { // The first run reads the jars from the disk.
          figures.add(START, "ms", Figures.OURS, ours);
          figures.add(START, "ms", "hand-written", byHand);
          figures.add(START, "ms", "fal", fal);
        }
      }
    }
    figures.expect(START, "hand-written", 1.25);
    figures.expect(START, "fal", 1);
    figures.add(JARS, "MiB", Figures.OURS, size(Settings.userClassPath()) / 1048576.0);
    figures.expect(JARS, null, 3.5);
  }

  private static double millis(List<Path> classPath, Class<?> program, ServerProcess server)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        JavaCommand.with(classPath, List.of(), program, server.gateway())
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
