package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A measuring program in a JVM of its own. */
final class ChildProgram {
  private ChildProgram() {}

  /** The numbers that it printed. */
  static List<Double> figures(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        JavaCommand.whole(program, arguments)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException(program.getSimpleName() + " ended with " + status);
    }
    return text.lines().map(Double::valueOf).toList();
  }

  /** Whether it ends well, and within half a minute, with so much heap. */
  static boolean fitsInto(long heapKilobytes, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> options =
        List.of("-XX:+UseG1GC", "-Xmx" + heapKilobytes + "k", "-XX:+ExitOnOutOfMemoryError");
    Process process =
        JavaCommand.with(BenchmarkSettings.wholeClassPath(), options, program, arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    return ended && process.waitFor() == 0;
  }
}
