package dev.fluxcontract.conformance.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others, in a process of its own. */
final class Program {
  private Program() {}

  /** Runs it to its end, for a quarter of an hour at most, and gives what it said. */
  static String run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("build.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    // Else Maven looks upwards, and takes the options of the build that this is part of.
    builder.environment().put("MAVEN_BASEDIR", folder.toString());
    builder.environment().remove("MAVEN_ARGS");
    Process process = builder.start();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return String.join(" ", command) + System.lineSeparator() + Files.readString(log);
  }

  /** What the build that is tested says of itself. */
  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("The build sets the property " + name);
    }
    return value;
  }
}
