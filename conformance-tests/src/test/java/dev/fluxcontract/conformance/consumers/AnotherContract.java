package dev.fluxcontract.conformance.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does for a contract of somebody else's what the page of the templates tells its readers to do.
 */
final class AnotherContract {
  private static final Path TEMPLATES = Path.of("../client/src/main/openapi-generator");
  private static final Path SOURCE = Path.of("src/it/consumers/another-contract/pom.xml");

  private AnotherContract() {}

  static void prepare(Path project) throws IOException {
    Path templates = project.resolve("src/main/openapi-generator");
    copy(TEMPLATES, templates);
    Path config = templates.resolve("config.yaml");
    String named =
        Files.readString(config)
            .replace("dev.fluxcontract.client", "example.books")
            .replace("dev/fluxcontract/client", "example/books");
    Files.writeString(config, named);
    String pom = Files.readString(SOURCE).replace("<!-- the plugin -->", Quote.generatorPlugin());
    Files.writeString(project.resolve("pom.xml"), pom);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.write(target, Files.readAllBytes(file));
    }
  }
}
