package dev.fluxcontract.client.bench.build;

import dev.fluxcontract.client.bench.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the sources, where a build disturbs nothing. */
final class SourceTree {
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");

  private final Path root;

  private SourceTree(Path root) {
    this.root = root;
  }

  static SourceTree copy() throws IOException {
    Path from = Settings.sources().toAbsolutePath().normalize();
    Path to = Settings.output().resolve("tree");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(directory.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
    return new SourceTree(to);
  }

  Path resolve(String path) {
    return root.resolve(path);
  }

  /** Seconds that Maven took. */
  double maven(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(Settings.maven(), "-B", "-q"), Stream.of(arguments)).toList();
    File log = Settings.output().resolve("maven.log").toFile();
    long begun = System.nanoTime();
    int status =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status + ", see " + log);
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
