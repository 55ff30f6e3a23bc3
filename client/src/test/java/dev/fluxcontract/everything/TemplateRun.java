package dev.fluxcontract.everything;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The generator with these templates, then javac with every warning as an error. */
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

  /** Generates from a contract, and returns what the generator printed. */
  String generate(Path contract) throws IOException, InterruptedException {
    Path log = folder.resolve("generator.log");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--generator-name=java",
                "--config=" + TEMPLATES.resolve("config.yaml"),
                "--template-dir=" + TEMPLATES,
                "--model-package=" + MODELS,
                "--api-package=" + APIS,
                "--input-spec=" + contract,
                "--output=" + sources())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = generator.waitFor();
    String printed = Files.readString(log, UTF_8);
    if (code != 0) {
      throw new IllegalStateException(printed);
    }
    return printed;
  }

  /** Compiles what was generated, for a loader that sees these classes and the libraries. */
  ClassLoader compile() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources())) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release=17",
              "-Xlint:all",
              "-Werror",
              "-proc:none",
              "-d",
              classes.toString(),
              "-classpath",
              libraries());
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new IllegalStateException(messages.toString());
      }
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
  }

  private static String libraries() {
    return String.join(
        File.pathSeparator,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .toList());
  }
}
