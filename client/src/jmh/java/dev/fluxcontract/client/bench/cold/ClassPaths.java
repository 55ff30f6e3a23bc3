package dev.fluxcontract.client.bench.cold;

import dev.fluxcontract.client.bench.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each client needs to run, and no more. */
final class ClassPaths {
  private static final List<String> OKHTTP =
      List.of("okhttp-", "okio-", "kotlin-stdlib-", "annotations-");

  private ClassPaths() {}

  static List<Path> ours() {
    return withPrograms(Settings.userClassPath().stream());
  }

  static List<Path> handWritten() {
    return withPrograms(libraries("moshi-"));
  }

  static List<Path> fal() {
    return withPrograms(libraries("fal-client-", "gson-", "okhttp-sse-", "jakarta.annotation-"));
  }

  private static Stream<Path> libraries(String... names) {
    return Settings.wholeClassPath().stream()
        .filter(
            path ->
                Stream.concat(OKHTTP.stream(), Stream.of(names))
                    .anyMatch(path.getFileName().toString()::startsWith))
        .filter(path -> path.toString().endsWith(".jar"));
  }

  /** The directory that holds the programs stands first on this JVM's class path. */
  private static List<Path> withPrograms(Stream<Path> libraries) {
    List<Path> paths = new ArrayList<>();
    paths.add(Settings.wholeClassPath().get(0));
    libraries.forEach(paths::add);
    return paths;
  }
}
