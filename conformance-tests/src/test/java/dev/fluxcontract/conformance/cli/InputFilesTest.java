package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that {@code verify} reads: what is wrong in one is named, and nothing of it is ignored. */
class InputFilesTest {
  private static final String WAIVER = "{check: RESULT-03, reason: r}";
  private static final String PROFILE = "format: flux-conformance-profile/1\\ndialect: {auth: key}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {check: RESULT-03, Case: x, reason: r}             | waiver 1: unknown field Case; known"
            + " fields are check, case, reason and until",
        "- {check: RESULT-03, cases: [x], reason: r}          | waiver 1: unknown field cases;"
            + " known fields are check, case, reason and until",
        "- {check: RESULT-03, reason: r, check: RESULT-04}    | Duplicate field 'check'",
        "- {check: RESULT-03, case: [x], reason: r}           | waiver 1: case must be a text",
        "- {check: RESULT-03, case: '', reason: r}            | RESULT-03 has no case",
        "- {check: RESULT-03, case: ~, reason: r}             | waiver 1: case must be a text",
        "- {check: RESULT-03, reason: {}}                     | waiver 1: reason must be a text",
        "- {check: [RESULT-03], reason: r}                    | waiver 1: check must be a text",
        "- RESULT-03                                          | waiver 1: expected a mapping of"
            + " check, case, reason and until",
        "- {check: RESULT-03, reason: r, until: soon}         | waiver 1: until soon is not a date,"
            + " such as 2027-02-26",
        "- {check: RESULT-03, reason: r, until: 2027-02-30}   | waiver 1: until 2027-02-30 is not",
        "- "
            + WAIVER
            + "\\n---\\n- "
            + WAIVER
            + "            | a second document begins; only one is read",
      })
  void aWaiverFileIsReadToTheLetter(String yaml, String message) throws Exception {
    assertRefused("--waive", yaml, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {check: RESULT-03, reason: r}                   | waiver 1: until of RESULT-03 is missing",
        "- check: RESULT-03\\n  case: submitDev\\n  reason: r | RESULT-03 has no case submitDev",
        "- check: RESULT-03\\n  case: submitDevTextToImage   | the waiver of RESULT-03 gives no reason",
        "- check: RESULT-03\\n  reason: r\\n  until: \"2027-0 | cannot be read from line 3 on",
        "{format: flux-conformance-profile/1}              | expected a list of waivers",
      })
  void aBaselineIsReadToTheLetterAndTheWayOutIsNamed(String yaml, String message) throws Exception {
    assertRefused("--baseline", yaml, message, "; --write-baseline writes a new one\n");
    assertThat(CliOutput.by("verify", "--plan", "--baseline", "missing.yaml").err())
        .isEqualTo(
            "--baseline missing.yaml: there is no such file; --write-baseline writes a"
                + " new one\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        PROFILE
            + "\\n"
            + "dialects: {}         | unknown field dialects; known fields are format, gateway and"
            + " dialect",
        PROFILE + "\\ndialect: {}          | Duplicate field 'dialect'",
        PROFILE + "\\n---\\n" + PROFILE + "| a second document begins; only one is read",
        "format: flux-conformance-profile/1\\n"
            + "dialect: {auth: key, auth: bearer} | Duplicate field 'auth'",
        "format: flux-conformance-profile/1\\n"
            + "dialect: {Auth: key}      | dialect: unknown field Auth; known fields are auth,",
        "format: flux-conformance-profile/1\\n"
            + "dialect: {auth: [key]}    | dialect: auth must be a text",
        "format: flux-conformance-profile/1\\n"
            + "dialect: [auth]           | dialect: expected a mapping of auth,",
      })
  void aProfileIsReadToTheLetter(String yaml, String message) throws Exception {
    assertRefused("--expect", yaml, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'format':'flux-conformance-report/2','embedded':true,'checks':[]} | format"
            + " flux-conformance-report/2: this program reads flux-conformance-report/1",
        "{'embedded':true,'checks':[]}                                      | not a report.json of the"
            + " suite: it does not say format: flux-conformance-report/1",
        "{'format':1,'embedded':true,'checks':[]}                           | format 1: this"
            + " program reads flux-conformance-report/1",
      })
  void aReportOfAnotherFormatIsNotReplayed(String json, String message) throws Exception {
    assertRefused("--replay", json.replace('\'', '"'), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--waive  | - {check: \"\\e[2J\\x7f\", reason: r}",
        "--waive  | - {check: RESULT-03, case: \"\\e]0;owned\\a\", reason: r}",
        "--waive  | - {check: RESULT-03, reason: r, \"\\e[2J\": x}",
        "--expect | {format: flux-conformance-profile/1, \"\\e[2J\": x}",
        "--replay |"
            + " {\"embedded\":false,\"gateway\":\"\\u001b[2J\",\"format\":\"flux-conformance-report/1\",\"checks\":[]}",
        "--replay | {\"format\":\"\\u001b[2J\",\"checks\":[]}",
      })
  void anEscapeSequenceOfAFileDoesNotReachTheTerminal(String option, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), text);
    CliOutput said = CliOutput.by("verify", option, file.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).doesNotContain("\u001b", "\u007f", "\u0007").contains("\\u001b");
  }

  /** The case that a replay could not find, among what it prints. */
  @Test
  void anEscapeSequenceInAReplayedCaseDoesNotReachTheTerminal() throws Exception {
    String report =
        """
        {"format":"flux-conformance-report/1","embedded":true,"checks":[
          {"id":"UNKNOWN-01","cases":[{"case":null,"outcome":"failed"}]},
          {"id":"\\u001b[2J","cases":[{"case":"\\u001b[2J","outcome":"failed"}]}]}
        """;
    Path file = Files.writeString(folder.resolve("report.json"), report);
    CliOutput said = verify("--replay", file.toString());
    assertThat(said.out()).contains("not run        \\u001b[2J").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"--waive, 1 MiB", "--prices, 1 MiB", "--expect, 1 MiB", "--replay, 256 MiB"})
  void aFileThatDoesNotEndIsNotReadToItsEnd(String option, String limit) {
    CliOutput said =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> CliOutput.by("verify", option, "/dev/zero"));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).isEqualTo(option + " /dev/zero: is larger than " + limit + "\n");
  }

  @Test
  void aLongScalarTakesNoTime() throws Exception {
    Path file = folder.resolve("waivers.yaml");
    Files.writeString(file, "- check: " + "RESULT-03 ".repeat(90_000));
    CliOutput said =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> CliOutput.by("verify", "--waive", file.toString()));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).hasSizeLessThan(2000);
  }

  @ParameterizedTest
  @CsvSource({"--waive", "--prices", "--expect", "--replay"})
  void whatCannotBeReadIsToldWithoutTheNamesOfJavaClasses(String option) throws Exception {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe9});
    assertThat(CliOutput.by("verify", option, latin.toString()).err())
        .isEqualTo(option + " " + latin + ": is not UTF-8\n");
    assertThat(CliOutput.by("verify", option, folder.toString()).err())
        .isEqualTo(option + " " + folder + ": is a folder, not a file\n");
    assertThat(CliOutput.by("verify", option, "").err()).isEqualTo(option + ": names no file\n");
  }

  @Test
  void aFolderForReportsThatIsAFileIsToldWithoutTheNamesOfJavaClasses() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    assertThat(verify("--only", "UNKNOWN-01", "--report", taken.toString()).err())
        .startsWith("--report " + taken + ": no report can be written there")
        .contains("a file of that name exists")
        .doesNotContain("Exception");
    assertThat(CliOutput.by("stubs", taken.toString()).err())
        .contains("a file of that name exists")
        .doesNotContain("Exception");
  }

  @Test
  void anEmptyFolderForReportsIsRefusedBeforeAnythingIsSent() {
    CliOutput said = verify("--only", "UNKNOWN-01", "--report", "");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("--report: names no folder; . is the current one\n");
    assertThat(Path.of("report.json")).doesNotExist();
  }

  @Test
  void anEmptyNameOfAVariableIsRefused() {
    CliOutput said =
        CliOutput.by("verify", "--gateway", "https://h", "--budget", "1", "--key-env", "");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("--key-env: names no variable\n");
  }

  private CliOutput verify(String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify"));
    if (!List.of(options).contains("--report")) {
      arguments.addAll(List.of("--report", folder.resolve("report").toString()));
    }
    arguments.addAll(List.of(options));
    return CliOutput.by(arguments.toArray(String[]::new));
  }

  private void assertRefused(String option, String text, String... message) throws IOException {
    Path file = folder.resolve("input");
    Files.writeString(file, text.replace("\\n", "\n"), StandardCharsets.UTF_8);
    CliOutput said = CliOutput.by("verify", "--plan", option, file.toString());
    assertThat(said.exitCode()).as(said.out()).isEqualTo(2);
    assertThat(said.err()).startsWith(option + " " + file + ": ").contains(message);
    assertThat(said.out()).isEmpty();
  }
}
