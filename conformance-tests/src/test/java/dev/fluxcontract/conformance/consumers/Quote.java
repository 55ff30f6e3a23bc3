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

  /** With a property for the version, as the projects' POM has it. */
  static String mavenDependency() throws IOException {
    return inTheVersion("${flux.version}", between(PAGE, "```xml\n", "```"));
  }

  /** In the version that is built. */
  static String gradleDependency() throws IOException {
    String version = Program.property("consumers.version");
    return inTheVersion(version, between(PAGE, "Gradle: `", "`"));
  }

  /** The page names the version that is built, or where that is none yet the last release. */
  private static String inTheVersion(String version, String dependency) {
    String built = Program.property("consumers.version");
    String told = dependency.contains(built) ? built : Program.property("consumers.last-release");
    assertThat(dependency).as(PAGE).containsOnlyOnce(told);
    return dependency.replace(told, version);
  }

  static String generatorPlugin() throws IOException {
    return between(TEMPLATES, "```xml\n", "```");
  }

  private static String between(String file, String begin, String end) throws IOException {
    String text = Files.readString(Path.of(file));
    assertThat(text).as(file).containsOnlyOnce(begin);
    String rest = text.substring(text.indexOf(begin) + begin.length());
    return rest.substring(0, rest.indexOf(end));
  }
}
