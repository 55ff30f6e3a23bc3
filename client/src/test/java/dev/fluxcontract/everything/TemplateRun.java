package dev.fluxcontract.everything;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The generator with these templates and the step after it, then javac with every warning as an
 * error.
 */
final class TemplateRun {
  static final String MODELS = "generated.model";
  static final String APIS = "generated.api";

  private static final Path GENERATOR = Path.of("target/generator/openapi-generator-cli.jar");
  private static final Path TEMPLATES = Path.of("src/main/openapi-generator");

  private final Path folder;

  TemplateRun(Path folder) {
    this.folder = folder;
  }

  private Path sources() {
    return folder.resolve("sources");
  }

  /** Generates from a contract, and returns what was printed. */
  String generate(Path contract, String... options) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--generator-name=java",
                "--config=" + TEMPLATES.resolve("config.yaml"),
                "--template-dir=" + TEMPLATES,
                "--model-package=" + MODELS,
                "--api-package=" + APIS,
                "--input-spec=" + contract,
                "--output=" + sources()));
    arguments.addAll(List.of(options));
    String step = TEMPLATES.resolve("FinishGenerated.java").toString();
    return run("java", arguments.toArray(String[]::new)) + run("java", step, sources().toString());
  }

  /** Compiles what was generated, for a loader that sees these classes and the libraries. */
  ClassLoader compile() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");
    Path files = folder.resolve("files");
    try (Stream<Path> all = Files.walk(sources())) {
      Files.write(
          files, all.map(Path::toString).filter(file -> file.endsWith(".java")).toList(), UTF_8);
    }
    // The second compiler of the JVM takes longer for this than it saves.
    run(
        "javac",
        "-J-XX:TieredStopAtLevel=1",
        "-J-XX:+UseSerialGC",
        "--release=17",
        "-Xlint:all",
        "-Werror",
        "-proc:none",
        "-d",
        classes.toString(),
        "-classpath",
        libraries(),
        "@" + files);
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  /** The source of a generated model. */
  String source(String model) throws IOException {
    Path models = sources().resolve("src/main/java").resolve(MODELS.replace('.', '/'));
    return Files.readString(models.resolve(model + ".java"), UTF_8);
  }

  private String run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", program).toString());
    Path log = folder.resolve(program + ".log");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String printed = Files.readString(log, UTF_8);
    if (code != 0) {
      throw new IllegalStateException(printed);
    }
    return printed;
  }

  private static String libraries() {
    return String.join(
        File.pathSeparator,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .toList());
  }
}
