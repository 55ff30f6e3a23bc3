package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program in a process of its own, and what it said. */
final class ConformanceJar implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Process process;
  private final Path out;
  private final Path err;

  private ConformanceJar(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it in a folder, which its output goes to as well. */
  static ConformanceJar start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    String jar = System.getProperty("flux.conformance.jar");
    assertThat(jar).as("flux.conformance.jar, which the build sets").isNotNull();
    // Half of the processor time of a short run goes into compiling what is run once.
    List<String> command =
        new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-jar", jar));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("FLUX_API_KEY");
    builder.environment().putAll(environment);
    return new ConformanceJar(builder.start(), out, err);
  }

  /** Runs it to its end. */
  static ConformanceJar run(Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    ConformanceJar jar = start(folder, environment, arguments);
    jar.await();
    return jar;
  }

  /** Waits for its end and gives its exit code. */
  int await() throws InterruptedException {
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("It hung: " + this);
    }
    return process.exitValue();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Waits until a whole line that begins like this is out. */
  void untilItSays(String start) throws InterruptedException {
    until(() -> out().endsWith("\n") && out().lines().anyMatch(line -> line.startsWith(start)));
  }

  /** Another process cannot be told the time, so this one has to look again and again. */
  void until(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("a minute has passed: " + this).isLessThan(end);
      assertThat(isAlive()).as(toString()).isTrue();
      Thread.sleep(20);
    }
  }

  /** Sends a signal such as INT. */
  void signal(String name) throws Exception {
    // The shell has a kill of its own, which a machine may have no program for.
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** So that a failed assertion tells what the program said. */
  @Override
  public String toString() {
    return "exit " + (isAlive() ? "not yet" : exitCode()) + "\n" + out() + "\n" + err();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
