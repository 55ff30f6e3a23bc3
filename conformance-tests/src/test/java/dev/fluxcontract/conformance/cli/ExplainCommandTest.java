package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code explain}, on reports that {@code verify} wrote. */
class ExplainCommandTest {
  @TempDir Path folder;

  @Test
  void printsTheLikelyCausesWithEvidenceAndChecks() {
    verify("ticket-urls-relative");
    CliOutput said = CliOutput.by("explain", folder.toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("1 likely cause, the most telling first, at http://127.0.0.1:")
        .contains(
            "1. Does not hold: The URLs of a ticket are absolute.",
            "expected an absolute http or https URL",
            "Checks: TICKET-06",
            "   curl -sS ");
  }

  @Test
  void writesALetterToTheOperator() {
    verify("ticket-urls-relative");
    CliOutput said = CliOutput.by("explain", folder + "/report.json", "--operator");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("We checked http://127.0.0.1:")
        .contains("One thing is", "MUST, as stated by D2, D3, D4, D5: The URLs of a ticket are")
        .contains("\"Authorization: Bearer $FLUX_API_KEY\"")
        .contains("The documents:", "   D2  https://", "   D5  https://")
        .doesNotContain("   D1  ", "   fal  ");
  }

  @Test
  void saysThatNothingFailed() {
    assertThat(verify("ticket-header-of-another-job")).isZero();
    CliOutput said = CliOutput.by("explain", folder.toString());
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("Nothing to explain: no check failed at http://127.0.0.1:");
    assertThat(CliOutput.by("explain", folder.toString(), "--operator").out()).isEmpty();
  }

  @Test
  void letsNothingOfAReportDriveTheTerminal() throws Exception {
    verify("ticket-urls-relative");
    Path file = folder.resolve("report.json");
    String report = Files.readString(file);
    Files.writeString(
        file,
        report
            .replace("The URLs of a ticket are absolute.", "\\u001b[2J\\u202e" + "x".repeat(9_000))
            .replace("an absolute http or https URL", "\\u001b]0;owned\\u0007")
            .replace("\"method\" : \"", "\"method\" : \"\\u001b[31m"));
    for (String operator : new String[] {"", "--operator"}) {
      String said = CliOutput.by(("explain " + folder + " " + operator).split(" ")).out();
      assertThat(said).contains("\\u001b[2J\\u202ex", "more characters");
      assertThat(said).doesNotContain("\u001b", "\u202e", "\u0007").hasSizeLessThan(20_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://thief.example/x",
        "-Kconfig",
        "http://127.0.0.1:1/x",
        // OkHttp takes this for the gateway, and curl for the thief.
        "GATEWAY\\\\@thief.example/x"
      })
  void printsNoLineThatSendsTheKeyElsewhere(String url) throws Exception {
    verify("ticket-urls-relative");
    assertThat(CliOutput.by("explain", folder.toString()).out()).contains("$FLUX_API_KEY");
    String gateway =
        Files.readString(folder.resolve("report.json"))
            .replaceFirst("(?s).*?\"gateway\" : \"([^\"]+)\".*", "$1");
    Path file = folder.resolve("report.json");
    String report = Files.readString(file);
    Files.writeString(
        file,
        report.replaceAll(
            "\"url\" : \"http[^\"]*\"",
            Matcher.quoteReplacement("\"url\" : \"" + url.replace("GATEWAY", gateway) + "\"")));
    for (String operator : new String[] {"", "--operator"}) {
      CliOutput said = CliOutput.by(("explain " + folder + " " + operator).split(" "));
      assertThat(said.exitCode()).isZero();
      assertThat(said.out()).contains("The URLs of a ticket are").doesNotContain("curl ", "$FLUX");
    }
  }

  @Test
  void namesTheReportAndTheFieldThatItCannotUse() throws Exception {
    assertThat(CliOutput.by("explain", folder + "/none.json").err())
        .contains("REPORT ", "none.json");
    verify("ticket-urls-relative");
    Path file = folder.resolve("report.json");
    Files.writeString(
        file, Files.readString(file).replace("\"level\" : \"must\"", "\"level\" : 7"));
    CliOutput said = CliOutput.by("explain", folder.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("TICKET-06.level is 7; it has to be a level, such as must");
  }

  private int verify(String fault) {
    try (FluxGateway gateway = FluxGateway.builder().fault(fault).start()) {
      String arguments =
          "verify --gateway %s --only TICKET-06 --budget 1 --report %s"
              .formatted(gateway.url(), folder);
      return CliOutput.by(Map.of("FLUX_API_KEY", gateway.key()), arguments.split(" ")).exitCode();
    }
  }
}
