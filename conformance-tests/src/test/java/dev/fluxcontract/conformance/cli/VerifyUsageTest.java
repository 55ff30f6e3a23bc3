package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code verify} refuses to begin with. */
class VerifyUsageTest {
  private static final String GATEWAY = "https://gateway.example";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--gateway https://h                     | needs --budget IMAGES",
        "--gateway https://h --budget -1         | --budget -1: at least 0 images",
        "--gateway https://h --budget many       | 'many' is not an int",
        "--gateway https://h --spend -0.1        | --spend -0.1: at least 0 US dollars",
        "--gateway https://h --spend NaN         | --spend NaN: at least 0 US dollars",
        "--gateway https://h --spend much        | 'much' is not a double",
        "--gateway ftp://h --budget 1            | a base URL starts with http:// or https://",
        "--gateway h --budget 1                  | a base URL starts with http:// or https://",
        "--gateway https:///x --budget 1         | a base URL names a host",
        "--gateway http://1.2.3.4 --budget 1     | the key unencrypted outside a private network",
        "--gateway http://a.example --budget 1   | use https, or --allow-cleartext",
        "--gateway https://h?a=b --budget 1      | a base URL ends before any ? or #",
        "--gateway https://h/[ --budget 1        | this is not a URL",
        "--auth basic                            | expected one of",
        "--deadline 0                            | --deadline 0: at least 1 second",
        "--only SUBMIT-99                        | No check is called SUBMIT-99",
        "--only ,                                | --only: names no check",
        "--skip ,                                | --skip: names no check",
        "--skip NONSENSE                         | No check is called NONSENSE",
        "--only SUBMIT-01 --skip SUBMIT          | No check is left",
        "--waive missing.yaml                    | --waive missing.yaml: there is no such file",
        "--write-baseline=                       | --write-baseline: names no file",
        "--summary=                              | --summary: names no file; is $GITHUB_STEP_SUMMARY",
        "--baseline-days 0                       | --baseline-days 0: from 1 to 3660 days",
        "--prices missing.yaml                   | --prices missing.yaml: there is no such file",
        "--expect missing.yaml                   | --expect missing.yaml: there is no such file",
        "--record-without-prompts                | name its file by --record",
        "--replay missing.json                   | --replay missing.json: there is no such file",
        "--replay                                | Missing required parameter",
        "--key sk-123                            | Unknown option",
        "--gateway https://h --budget 1 --key-env NO_SUCH | $NO_SUCH holds no key",
        "--gateway https://h --budget 1 --other-key-env NO_SUCH | $NO_SUCH holds no key",
        "--gateway https://h --budget 1 --other-key-env FLUX_API_KEY | the same key as"
            + " $FLUX_API_KEY",
      })
  void saysWhatIsWrongWithTheValueAndTheWayOut(String options, String message) {
    CliOutput said = verify(Map.of("FLUX_API_KEY", "a-key"), options.split(" "));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains(message).doesNotContain("\tat ");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void wantsAKeyThatAHeaderCanCarry() {
    CliOutput said =
        verify(Map.of("FLUX_API_KEY", "two\nlines"), "--gateway", GATEWAY, "--budget", "1");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("$FLUX_API_KEY holds what no header can carry");
    assertThat(said.err()).doesNotContain("two");
  }

  @Test
  void repeatsNoPasswordOutOfAUrl() {
    CliOutput said = verify(Map.of(), "--gateway", "https://me:hunter2@h");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("no user or password").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- check: SUBMIT-99             | check SUBMIT-99 is none of the suite's",
        "- check: SUBMIT-01             | the waiver of SUBMIT-01 gives no reason",
        "check: SUBMIT-01               | a list of waivers",
        "[{check: SUBMIT-01, case: submitNothing, reason: r}] | SUBMIT-01 has no case"
            + " submitNothing",
      })
  void saysWhatIsWrongWithAWaiver(String yaml, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("waivers.yaml"), yaml);
    CliOutput said = verify(Map.of(), "--waive", file.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("--waive " + file).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {model: fal-ai/flux, usd: 1}              | price 1: model fal-ai/flux is none of",
        "- {model: fal-ai/flux-1/dev, eur: 1}        | price 1: unknown field eur; known fields",
        "- {model: fal-ai/flux-1/dev}                | price 1: usd of fal-ai/flux-1/dev must be",
        "- {model: fal-ai/flux-1/dev, usd: cheap}    | must be a number, such as 0.02",
        "- {model: fal-ai/flux-1/dev, usd: 0}        | more than 0 and at most 1000",
        "- {model: fal-ai/flux-1/dev, usd: -1}       | more than 0 and at most 1000",
        "- {model: fal-ai/flux-1/dev, usd: 1e99}     | more than 0 and at most 1000",
        "- {model: fal-ai/flux-1/dev, usd: 0.0000001} | at most 6 decimals",
        "[{model: fal-ai/flux-1/dev, usd: 1}, {model: fal-ai/flux-1/dev, usd: 2}] | price 2: model"
            + " fal-ai/flux-1/dev is there twice",
        "fal-ai/flux-1/dev: 0.02                     | a list of prices",
      })
  void saysWhatIsWrongWithAPriceList(String yaml, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("prices.yaml"), yaml);
    CliOutput said = verify(Map.of(), "--plan", "--prices", file.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("--prices " + file).contains(message);
  }

  @Test
  void plansInDollarsByTheGatewaysOwnPricesAndWithinTheLimit() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("prices.yaml"), "- {model: fal-ai/flux-1/schnell, usd: 0.5}");
    String[] one = {"--plan", "--only", "ROBUST-02", "--prices", file.toString()};
    CliOutput list = verify(Map.of(), "--plan", "--only", "ROBUST-02", "--spend", "0.50");
    assertThat(list.out()).contains("at worst 1 images, $0.003 of $0.50 allowed.");
    assertThat(list.out()).containsPattern("ROBUST-02 .* 1 +1 +\\$0\\.003 ");
    assertThat(verify(Map.of(), one).out()).contains("at worst 1 images, $0.025.");
    CliOutput both = verify(Map.of(), "--plan", "--budget", "3", "--spend", "0");
    assertThat(both.out()).contains("at worst 0 images of 3 allowed, $0.00 of $0.00 allowed.");
    assertThat(both.out()).contains("do not fit into the budget");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'format':'flux-conformance-report/1','embedded':true}              | it has no checks",
        "not json                                                 | cannot be read",
        "{'format':'flux-conformance-report/1','embedded':true,'checks':[]}  | nothing failed"
            + " there",
        "{'format':'flux-conformance-report/1','gateway':'https://h','checks':[]} | it is about"
            + " https://h",
      })
  void saysWhatIsWrongWithAReportToReplay(String json, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("report.json"), json.replace('\'', '"'));
    CliOutput said = verify(Map.of(), "--replay", file.toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("--replay " + file).contains(message);
  }

  @Test
  void plansWithoutKeyAndBudget() {
    CliOutput said = verify(Map.of(), "--gateway", GATEWAY, "--plan", "--only", "TICKET");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("Check ").contains("TICKET-01").doesNotContain("SUBMIT-01");
    assertThat(said.out().lines().toList()).last().asString().startsWith("Plan: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--budget 1 --allow-cleartext", "--plan"})
  void goesOnToTheNextMistakeWhereCleartextIsAllowedOrNothingIsSent(String options) {
    String line = "--gateway http://gateway.example --only SUBMIT-99 " + options;
    CliOutput said = verify(Map.of("FLUX_API_KEY", "a-key"), line.split(" "));
    assertThat(said.err()).contains("No check is called SUBMIT-99");
  }

  @Test
  void plansWhatTheBudgetHoldsAndWhatItDoesNot() {
    CliOutput said = verify(Map.of(), "--plan", "--budget", "10");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).containsPattern("at worst \\d+ images of 10 allowed");
    assertThat(said.out()).contains("do not fit into the budget and will be skipped");
  }

  private CliOutput verify(Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify"));
    arguments.addAll(Arrays.asList(options));
    return CliOutput.by(environment, arguments.toArray(String[]::new));
  }
}
