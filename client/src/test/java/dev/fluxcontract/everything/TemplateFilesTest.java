package dev.fluxcontract.everything;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateFilesTest {
  private static final Path TEMPLATES = Path.of("src/main/openapi-generator");
  private static final Path SHARED = TEMPLATES.resolve("runtime");

  @Test
  void eachSharedClassIsGeneratedAndNoSchemaGetsItsName() throws IOException {
    String settings = Files.readString(TEMPLATES.resolve("config.yaml"));
    assertThat(templates(SHARED))
        .isNotEmpty()
        .allSatisfy(
            template -> {
              String name = template.getFileName().toString().replace(".mustache", "");
              assertThat(settings)
                  .contains("runtime/" + name + ".mustache:", "destinationFilename: " + name);
              // A schema X has a class XJsonAdapter too. List is reserved by the generator.
              String schema = name.replaceAll("JsonAdapter$", "");
              assertThat(schema.equals("List") || settings.contains("  " + schema + ": "))
                  .as("%s under modelNameMappings", schema)
                  .isTrue();
            });
  }

  @Test
  void noTemplateIsLongOrWide() {
    assertThat(templates(TEMPLATES))
        .allSatisfy(
            template -> {
              List<String> lines = Files.readAllLines(template);
              assertThat(lines).hasSizeLessThanOrEqualTo(250);
              assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
            });
  }

  private static List<Path> templates(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".mustache")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
