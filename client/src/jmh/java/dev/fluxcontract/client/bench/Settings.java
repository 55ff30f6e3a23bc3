package dev.fluxcontract.client.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build tells, as system properties. */
public final class Settings {
  private Settings() {}

  /** Whether a few short rounds are enough, since only that all of it runs is to be seen. */
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

  /** The directory of the parent POM. */
  public static Path sources() {
    return Path.of(required("bench.sources"));
  }

  public static String maven() {
    return required("bench.maven");
  }

  /** The client's jar and what a user's Maven adds to it. */
  public static List<Path> userClassPath() {
    String libraries = required("bench.jar") + File.pathSeparator + required("bench.libraries");
    return Stream.of(libraries.split(File.pathSeparator)).map(Path::of).toList();
  }

  /** Everything, the peers and the benchmarks too. */
  public static List<Path> wholeClassPath() {
    return Stream.of(required("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(property + " is not set; run it as CONTRIBUTING.md says");
    }
    return value;
  }
}
