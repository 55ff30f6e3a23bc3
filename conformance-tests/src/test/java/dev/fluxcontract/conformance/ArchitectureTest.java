package dev.fluxcontract.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the suite, their order and their size, as the sources have them. */
class ArchitectureTest {
  private static final String ROOT = "dev.fluxcontract.conformance";
  private static final Path SUITE = Path.of("src/main/java");
  private static final List<Path> SHIPPED =
      List.of(
          SUITE,
          Path.of("../client/src/main/java"),
          Path.of("../client/target/generated-sources/openapi/src/main/java"));

  /** A package imports only packages above it in this list. */
  private static final List<String> ORDER =
      List.of(
          "contract",
          "picture",
          "model",
          "cases",
          "wire",
          "http",
          "recording",
          "reading",
          "engine",
          "checks",
          "run",
          "watch",
          "report",
          "explain",
          "report.html",
          "gateway.painting",
          "gateway.queue",
          "gateway.server",
          "gateway.dialects",
          "gateway.faults",
          "gateway",
          "assertions",
          "compare",
          "page.model",
          "page.prose",
          "page.reading",
          "page",
          "cli.console",
          "cli.verify",
          "cli");

  private static final int MOST_FILES = 25;
  private static final int MOST_LINES = 250;

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  /** Imports, and names that are written out in full. */
  private static final Pattern USED =
      Pattern.compile("\\b" + Pattern.quote(ROOT) + "\\.([a-z.]+)\\.[A-Z]");

  @Test
  void eachPackageImportsOnlyPackagesBelowIt() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : sources(SUITE)) {
      String text = Files.readString(file);
      String own = packageOf(text);
      USED.matcher(text)
          .results()
          .map(found -> found.group(1))
          .filter(used -> !used.equals(own) && ORDER.indexOf(used) >= ORDER.indexOf(own))
          .forEach(used -> wrong.add(file.getFileName() + " in " + own + " imports " + used));
    }
    assertThat(wrong).as("imports of a package that is not below").isEmpty();
  }

  @Test
  void eachPackageHasItsPlaceInTheOrder() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path file : sources(SUITE)) {
      packages.add(packageOf(Files.readString(file)));
    }
    packages.remove("");
    assertThat(packages).containsExactlyInAnyOrderElementsOf(ORDER);
  }

  @Test
  void noPackageHasMoreFilesThanAReaderCanSurvey() throws IOException {
    Map<Path, Long> files =
        sources(SUITE).stream()
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    files.values().removeIf(count -> count <= MOST_FILES);
    assertThat(files).as("packages of more than %s files", MOST_FILES).isEmpty();
  }

  @Test
  void noFileIsTooLong() throws IOException {
    List<Path> tooLong = new ArrayList<>();
    for (Path file : sources(SUITE)) {
      if (Files.readAllLines(file).size() > MOST_LINES) {
        tooLong.add(file);
      }
    }
    assertThat(tooLong).as("files of more than %s lines", MOST_LINES).isEmpty();
  }

  @Test
  void noNameStandsForTwoClasses() throws IOException {
    Map<String, List<Path>> named = new TreeMap<>();
    for (Path root : SHIPPED) {
      for (Path file : sources(root)) {
        named.computeIfAbsent(file.getFileName().toString(), n -> new ArrayList<>()).add(file);
      }
    }
    assertThat(named).as("the generated classes are among them").containsKey("QueueTicket.java");
    named.keySet().removeAll(Set.of("package-info.java", "module-info.java"));
    named.values().removeIf(files -> files.size() == 1);
    assertThat(named).as("class names that are used twice").isEmpty();
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String packageOf(String text) {
    Matcher found = PACKAGE.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1).equals(ROOT) ? "" : found.group(1).substring(ROOT.length() + 1);
  }
}
