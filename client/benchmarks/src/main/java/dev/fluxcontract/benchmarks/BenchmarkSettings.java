package dev.fluxcontract.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The settings that the build passes as system properties. */
public final class BenchmarkSettings {
  private BenchmarkSettings() {}

  /** Whether to run each benchmark for a moment only, to see that it runs. */
  public static boolean quick() {
    return Boolean.getBoolean("bench.quick");
  }

  static List<String> only() {
    return Stream.of(System.getProperty("bench.only", "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  public static Path output() {
    return Path.of(required("bench.output"));
  }

  /** The client's jar and its run-time dependencies. */
  public static List<Path> userClassPath() {
    return Stream.of(required("bench.libraries").split(File.pathSeparator)).map(Path::of).toList();
  }

  /** The class path of this JVM: the benchmarks, the client and its peers. */
  public static List<Path> wholeClassPath() {
    return Stream.of(required("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(
          property + " is not set; start the benchmarks with the command in CONTRIBUTING.md");
    }
    return value;
  }
}
