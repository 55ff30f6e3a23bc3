package dev.fluxcontract.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How large the suite is, in lines of code without comments, blank lines and imports: what it takes
 * to judge a gateway, and what each capability adds to that.
 */
class SuiteSizeTest {
  private static final Path SUITE = Path.of("src/main/java/dev/fluxcontract/conformance");
  private static final String JUDGE = "judge a gateway";

  /** What the names of a capability's files begin with. All other files are there to judge. */
  private static final Map<String, List<String>> CAPABILITIES =
      Map.of(
          "read a gateway's page",
          List.of("page/", "cli/PageCommand", "contract/PageFact", "contract/PageStatements"),
          "compare pictures",
          List.of(
              "picture/",
              "gateway/painting/",
              "gateway/faults/EffectFaults",
              "cases/EffectCases",
              "checks/Effect",
              "report/html/HtmlEffects"),
          "watch a gateway",
          List.of("watch/", "cli/Watch", "cli/MetricsOptions", "report/html/WatchPage"),
          "compare gateways",
          List.of("cli/MatrixCommand", "report/html/MatrixPage"),
          "record and replay",
          List.of(
              "recording/",
              "run/RecordedRun",
              "gateway/RecordedGateway",
              "gateway/server/NotRecordedReply",
              "cli/verify/RecordingOptions"),
          "explain",
          List.of("explain/", "cli/ExplainCommand"));

  private static final Map<String, Integer> MOST_LINES =
      Map.of(
          JUDGE,
          17_750,
          "read a gateway's page",
          3_920,
          "compare pictures",
          1_320,
          "watch a gateway",
          1_430,
          "compare gateways",
          260,
          "record and replay",
          910,
          "explain",
          460);

  @Test
  void eachCapabilityHoldsToItsLinesOfCode() throws IOException {
    Map<String, Long> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SUITE)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> lines.merge(capability(file), linesOfCode(file), Long::sum));
    }
    assertThat(lines.keySet()).isEqualTo(MOST_LINES.keySet());
    assertThat(lines)
        .allSatisfy(
            (capability, count) ->
                assertThat(count)
                    .as("lines of code to %s", capability)
                    .isLessThanOrEqualTo(MOST_LINES.getOrDefault(capability, 0)));
  }

  private static String capability(Path file) {
    String name = SUITE.relativize(file).toString().replace('\\', '/');
    return CAPABILITIES.entrySet().stream()
        .filter(one -> one.getValue().stream().anyMatch(name::startsWith))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(JUDGE);
  }

  private static long linesOfCode(Path file) {
    try {
      return Files.readString(file)
          .replaceAll("(?s)/\\*.*?\\*/", "")
          .lines()
          .filter(line -> !line.isBlank() && !line.strip().matches("(//|import |package ).*"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
