package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxConformanceTest {
  @Test
  void showsWhatThereIsWhenNothingIsAskedFor() {
    CliOutput said = CliOutput.by();
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("Usage: ", "verify", "serve", "To start with:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify",
        "serve",
        "checks",
        "faults",
        "dialects",
        "stubs",
        "compare",
        "page",
        "explain"
      })
  void explainsEachCommand(String command) {
    CliOutput said = CliOutput.by(command, "--help");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("Usage: flux-conformance " + command);
    assertThat(said.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serv                       | Did you mean: flux-conformance serve",
        "serve --prot 80            | Unknown option",
        "serve --port many          | 'many' is not an int",
        "serve --port 70000         | --port 70000: a port is a number from 0 to 65535",
        "serve --dialect klingon    | --dialect klingon: No dialect is called klingon",
        "serve --fault klingon      | --fault klingon: No fault is called klingon",
        "stubs                      | Missing required parameter: 'DIR'",
        "stubs /dev/null/x          | DIR /dev/null/x: cannot be written to",
      })
  void saysWhatIsWrongWithTheValueAndTheWayOut(String arguments, String message) {
    CliOutput said = CliOutput.by(arguments.split(" "));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(message).doesNotContain("\tat ");
  }
}
