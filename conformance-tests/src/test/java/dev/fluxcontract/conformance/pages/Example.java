package dev.fluxcontract.conformance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the commands of the examples' page, in a folder that is the test's own. */
final class Example {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HERE = ROOT.resolve("client/examples");
  private static final Path THERE = ROOT.resolve("conformance-tests/examples");
  private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  Example(Path folder) {
    this.folder = folder;
  }

  Example set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> here = Files.list(HERE);
        Stream<Path> there = Files.list(THERE)) {
      return Stream.concat(here, there).filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Each line of the page that runs a file. */
  static List<String> commands() throws IOException {
    return Files.readAllLines(HERE.resolve("README.md")).stream()
        .filter(line -> line.startsWith("java -cp "))
        .toList();
  }

  /** The one line of the page that runs that file. */
  static String command(Path file) {
    try {
      List<String> lines = commands().stream().filter(line -> line.contains("/" + file)).toList();
      assertThat(lines).as("commands for " + file).hasSize(1);
      return lines.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command to its end, which must be a good one, and gives what it printed. */
  String run(String file) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Process process = builder(command(Path.of(file))).redirectOutput(out.toFile()).start();
    int exit = process.waitFor();
    String said = Files.readString(out);
    assertThat(exit).as(said).isZero();
    return said;
  }

  /** Starts a command that goes on until it is stopped, on a free port instead of the page's. */
  Running startOnAnyPort(String file, String port) throws IOException {
    String command = command(Path.of(file));
    assertThat(command).endsWith(" " + port);
    String onAnyPort = command.substring(0, command.length() - port.length()) + "0";
    return new Running(builder("exec " + onAnyPort).start());
  }

  private ProcessBuilder builder(String command) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String here =
        command
            .replace("java -cp", "'" + java + "' -cp")
            .replace("conformance-tests/", "'" + ROOT + "'/conformance-tests/")
            .replace("client/examples/", "'" + ROOT + "'/client/examples/");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", here);
    // Half of the processor time of a short run goes into compiling what is run once.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    builder.environment().putAll(environment);
    return builder.directory(folder.toFile()).redirectErrorStream(true);
  }

  /** A command that has said which port it listens on. */
  static final class Running implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final int port;

    private Running(Process process) throws IOException {
      this.process = process;
      this.out = process.inputReader();
      this.port = Integer.parseInt(line(out, PORT).group(1));
    }

    private static Matcher line(BufferedReader out, Pattern wanted) throws IOException {
      List<String> others = new ArrayList<>();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher found = wanted.matcher(line);
        if (found.find()) {
          return found;
        }
        others.add(line);
      }
      throw new AssertionError("It ended without a word of its port: " + others);
    }

    int port() {
      return port;
    }

    /** Stops it, and gives all that it said since. */
    List<String> said() {
      // Unlike that of the process, this leaves what it said to be read.
      process.toHandle().destroy();
      return out.lines().toList();
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
