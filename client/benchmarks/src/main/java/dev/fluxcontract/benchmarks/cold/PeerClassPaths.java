package dev.fluxcontract.benchmarks.cold;

import dev.fluxcontract.benchmarks.BenchmarkSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each client needs to run, and no more. */
final class PeerClassPaths {
  private static final List<String> OKHTTP =
      List.of("okhttp-", "okio-", "kotlin-stdlib-", "annotations-");

  private PeerClassPaths() {}

  static List<Path> ours() {
    return withPrograms(BenchmarkSettings.userClassPath().stream());
  }

  static List<Path> handWritten() {
    return withPrograms(libraries("moshi-"));
  }

  static List<Path> fal() {
    return withPrograms(libraries("fal-client-", "gson-", "okhttp-sse-", "jakarta.annotation-"));
  }

  private static Stream<Path> libraries(String... names) {
    return BenchmarkSettings.wholeClassPath().stream()
        .filter(
            path ->
                Stream.concat(OKHTTP.stream(), Stream.of(names))
                    .anyMatch(path.getFileName().toString()::startsWith))
        .filter(path -> path.toString().endsWith(".jar"));
  }

  /** The directory that holds the programs stands first on this JVM's class path. */
  private static List<Path> withPrograms(Stream<Path> libraries) {
    List<Path> paths = new ArrayList<>();
    paths.add(BenchmarkSettings.wholeClassPath().get(0));
    libraries.forEach(paths::add);
    return paths;
  }
}
