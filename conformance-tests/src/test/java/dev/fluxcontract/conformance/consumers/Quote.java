package dev.fluxcontract.conformance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What our pages tell people to write. */
final class Quote {
  private static final String PAGE = "../README.md";
  private static final String TEMPLATES = "../client/src/main/openapi-generator/README.md";

  private Quote() {}

  static String mavenDependency() throws IOException {
    return between(PAGE, "```xml\n", "```");
  }

  static String gradleDependency() throws IOException {
    return between(PAGE, "With Gradle it is `", "`");
  }

  static String generatorPlugin() throws IOException {
    return between(TEMPLATES, "```xml\n", "```");
  }

  /** A property of the client's POM, which the page has people copy. */
  static String supportingFiles() throws IOException {
    String tag = "generated.supporting.files>";
    return "<" + tag + between("../client/pom.xml", "<" + tag, "</" + tag) + "</" + tag;
  }

  private static String between(String file, String begin, String end) throws IOException {
    String text = Files.readString(Path.of(file));
    assertThat(text).as(file).containsOnlyOnce(begin);
    String rest = text.substring(text.indexOf(begin) + begin.length());
    return rest.substring(0, rest.indexOf(end));
  }
}
