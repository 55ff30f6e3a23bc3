package dev.fluxcontract.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How large the suite is, in lines of code without comments, blank lines and imports: what it takes
 * to judge a gateway, and what each capability adds to that.
 */
class SuiteSizeTest {
  private static final Path SUITE = Path.of("src/main/java/dev/fluxcontract/conformance");

  /** What the names of a capability's files begin with, and at most how many lines it has. */
  private record Capability(String name, int mostLines, List<String> files) {
    Capability(String name, int mostLines, String... files) {
      this(name, mostLines, List.of(files));
    }
  }

  private static final List<Capability> CAPABILITIES =
      List.of(
          new Capability(
              "read a gateway's page",
              3_955,
              "page/",
              "cli/PageCommand",
              "contract/PageFact",
              "contract/PageStatements"),
          new Capability(
              "compare pictures",
              1_320,
              "picture/",
              "gateway/painting/",
              "gateway/faults/EffectFaults",
              "cases/EffectCases",
              "checks/Effect",
              "report/html/HtmlEffects"),
          new Capability(
              "watch a gateway",
              1_455,
              "watch/",
              "cli/Watch",
              "cli/MetricsOptions",
              "report/html/WatchPage"),
          new Capability(
              "compare gateways by their reports",
              490,
              "cli/MatrixCommand",
              "report/ReportedRun",
              "report/html/MatrixPage"),
          new Capability(
              "record and replay",
              910,
              "recording/",
              "run/RecordedRun",
              "gateway/RecordedGateway",
              "gateway/server/NotRecordedReply",
              "cli/verify/RecordingOptions"),
          new Capability(
              "explain", 540, "explain/", "cli/ExplainCommand", "report/SavedReportReader"),
          new Capability("know failures from before", 140, "run/KnownFailures"),
          new Capability("summarise a run for a build server", 120, "report/html/JobSummary"),
          new Capability("take a gateway's own prices", 50, "run/PriceList"),
          new Capability(
              "be fair to a gateway that fails now and then",
              450,
              "gateway/dialects/UnsteadyDialects",
              "gateway/server/SeededDraws",
              "http/TransientFailureRetry",
              "http/RequestPacing",
              "http/RetryAfterHint",
              "engine/ConcurrencyLimit",
              "engine/CheckFrequency"),
          new Capability(
              "compare an image with what is fetched again", 60, "engine/RefetchedImage"),
          new Capability("read the words of an error", 40, "reading/ErrorWords"),
          new Capability("end a run when the account is empty", 30, "reading/OutOfCredit"),
          new Capability("compare two contracts", 740, "compare/"),
          // All other files.
          new Capability("judge a gateway", 16_436, ""));

  @Test
  void eachCapabilityHoldsToItsLinesOfCode() throws IOException {
    Map<Capability, Long> lines = new HashMap<>();
    try (Stream<Path> files = Files.walk(SUITE)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> lines.merge(capability(file), linesOfCode(file), Long::sum));
    }
    assertThat(CAPABILITIES)
        .allSatisfy(
            capability ->
                assertThat(lines.get(capability))
                    .as("lines of code to %s", capability.name())
                    .isPositive()
                    .isLessThanOrEqualTo(capability.mostLines()));
  }

  private static Capability capability(Path file) {
    String name = SUITE.relativize(file).toString().replace('\\', '/');
    return CAPABILITIES.stream()
        .filter(one -> one.files().stream().anyMatch(name::startsWith))
        .findFirst()
        .orElseThrow();
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
