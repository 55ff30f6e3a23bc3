package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.http.RawServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway may not do with the console: speak to a build server, or move a cursor. */
class ConsoleOutputTest {
  @TempDir Path folder;

  /** GitHub reads commands from lines that begin with two colons, others wherever they stand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::stop-commands::x",
        "##[command]x",
        "##vso[task.setvariable variable=a]x",
        "##teamcity[buildStatus text='x']",
      })
  void aWordThatABuildServerObeysIsBroken(String command) throws Exception {
    String body = "{\"detail\":\"" + (command + " ").repeat(20) + "\"}";
    try (RawServer server = new RawServer(request -> RawServer.json(422, body))) {
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", "a-key"),
              "verify",
              "--gateway",
              server.url(),
              "--budget",
              "3",
              "--only",
              "SUBMIT-01",
              "--report",
              folder.resolve("report").toString());
      assertThat(said.out()).contains("failed  SUBMIT-01").contains("\\u00");
      assertThat(said.out() + said.err())
          .doesNotContainPattern("(?m)^\\s*::")
          .doesNotContainPattern("##\\w*\\[");
    }
  }

  @Test
  @Tag("slow")
  void aMessageThatABuildServerObeysIsBrokenToo() throws Exception {
    String status = "::stop-commands::x ##vso[a]b\r\n\r\n";
    try (RawServer server = new RawServer(request -> status)) {
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", "a-key"),
              "verify",
              "--gateway",
              server.url(),
              "--budget",
              "0",
              "--only",
              "UNKNOWN",
              "--report",
              folder.resolve("report").toString());
      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.err())
          .contains("The gateway cannot be reached", "stop-commands")
          .doesNotContain("##vso[")
          .doesNotContainPattern("(?m)^\\s*::");
    }
  }

  @Test
  void aTerminalThatKnowsNoEscapesGetsNone() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandConsole dumb =
        new CommandConsole(
            new PrintWriter(out), new PrintWriter(err), Map.of("TERM", "dumb"), true);
    int exitCode =
        FluxConformance.run(
            dumb, "verify", "--only", "UNKNOWN-01", "--report", folder.resolve("r").toString());
    assertThat(exitCode).isZero();
    assertThat(out.toString()).doesNotContain("\u001b", "\r");
    assertThat(err.toString()).doesNotContain("\u001b", "\r");
  }
}
