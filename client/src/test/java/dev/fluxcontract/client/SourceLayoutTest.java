package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that keep the client's sources easy to find one's way in. */
class SourceLayoutTest {
  private static final Path HAND_WRITTEN = Path.of("src/main/java");
  private static final Path GENERATED = Path.of("target/generated-sources/openapi");
  private static final String ROOT = "dev.fluxcontract.client";

  /**
   * Each package may import those before it. The root package and the internal ones may be mixed.
   */
  private static final List<String> ORDER =
      List.of("util", "response", "http", "job", "download", "webhook");

  private static final Pattern INTERNAL =
      Pattern.compile("\\bdev\\.fluxcontract\\.client\\.internal\\.(\\w+)");

  /** Longer than others for its reference documentation. */
  private static final Map<String, Integer> LONGER_FILES = Map.of("FluxClient.java", 350);

  private static final Path ADAPTERS = Path.of("integrations");
  private static final Path BATCH = Path.of("examples/batch");

  @Test
  void internalPackagesImportOnlyThoseBelowThem() {
    assertThat(sources(HAND_WRITTEN))
        .allSatisfy(
            source -> {
              Matcher own = INTERNAL.matcher(packageOf(source));
              if (own.matches()) {
                int place = ORDER.indexOf(own.group(1));
                assertThat(place).as("the place of %s in the order", own.group(1)).isNotNegative();
                assertThat(INTERNAL.matcher(read(source)).results().map(used -> used.group(1)))
                    .isSubsetOf(ORDER.subList(0, place + 1));
              }
            });
  }

  @Test
  void theContractsPackagesImportNothingWrittenByHand() {
    assertThat(sources(GENERATED))
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(read(source))
                    .doesNotContainPattern(
                        "import dev\\.fluxcontract\\.client\\.(internal|[A-Z])"));
  }

  @Test
  void noPackageHasMoreFilesThanAReaderTakesIn() {
    Map<String, Long> sizes =
        sources(HAND_WRITTEN).stream()
            .collect(Collectors.groupingBy(SourceLayoutTest::packageOf, Collectors.counting()));
    assertThat(sizes)
        .allSatisfy(
            (name, files) -> assertThat(files).isLessThanOrEqualTo(name.equals(ROOT) ? 30 : 25));
  }

  @Test
  void noFileIsLongerThan250Lines() {
    assertThat(sources(HAND_WRITTEN))
        .allSatisfy(
            source ->
                assertThat(read(source).lines().count())
                    .isLessThanOrEqualTo(
                        LONGER_FILES.getOrDefault(source.getFileName().toString(), 250)));
  }

  @Test
  void noAdapterHasMoreThan250LinesOfCode() throws IOException {
    try (Stream<Path> adapters = Files.list(ADAPTERS)) {
      assertThat(adapters)
          .isNotEmpty()
          .allSatisfy(
              adapter ->
                  assertThat(linesOfCode(adapter.resolve(HAND_WRITTEN)))
                      .isPositive()
                      .isLessThanOrEqualTo(250));
    }
  }

  @Test
  void clientAndBatchHoldToTheirLinesOfCode() {
    assertThat(linesOfCode(HAND_WRITTEN)).isPositive().isLessThanOrEqualTo(7500);
    assertThat(linesOfCode(BATCH.resolve(HAND_WRITTEN))).isPositive().isLessThanOrEqualTo(1300);
  }

  /** Without what is blank, comments, imports and the package. */
  private static long linesOfCode(Path folder) {
    return sources(folder).stream()
        .flatMap(source -> read(source).replaceAll("(?s)/\\*.*?\\*/", "").lines())
        .filter(line -> !line.isBlank() && !line.strip().matches("(//|import |package ).*"))
        .count();
  }

  @Test
  void noTwoClassesShareASimpleName() {
    Map<String, List<Path>> byName = new TreeMap<>();
    Stream.of(HAND_WRITTEN, GENERATED)
        .flatMap(folder -> sources(folder).stream())
        .filter(source -> !source.endsWith("package-info.java"))
        .collect(Collectors.groupingBy(source -> source.getFileName().toString()))
        .forEach(byName::put);
    assertThat(byName).allSatisfy((name, sources) -> assertThat(sources).hasSize(1));
  }

  private static String packageOf(Path source) {
    Matcher line = Pattern.compile("(?m)^package ([\\w.]+);").matcher(read(source));
    assertThat(line.find()).as("a package in %s", source).isTrue();
    return line.group(1);
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
