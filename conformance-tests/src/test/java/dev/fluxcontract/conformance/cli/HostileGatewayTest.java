package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} against a server that wants the terminal, or the key in a log. */
@Tag("slow")
class HostileGatewayTest {
  private static final String KEY = "7f3a9c51:never/to-be-seen";

  @TempDir Path folder;

  @Test
  void aStatusLineThatIsNoneNeitherMovesTheTerminalNorShowsTheKey() throws Exception {
    try (RawServer server =
        new RawServer(request -> "\u001b]0;owned\u0007 Bearer " + KEY + "\r\n\r\n")) {
      CliOutput said = verify(server, "UNKNOWN");
      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.err())
          .contains("The gateway cannot be reached", "\\u001b]0;owned\\u0007 Bearer $FLUX_API_KEY")
          .doesNotContain("\u001b")
          .doesNotContain(KEY);
    }
  }

  @Test
  void aKeyInAPathStandsInNoReportHoweverItIsWritten() throws Exception {
    for (String written :
        List.of("7f3a9c51%3Anever%2Fto-be-seen", "7f3a9c51%3anever%2fto-be-seen")) {
      String path = "http://h/a/" + written + "/requests/job-1";
      String ticket = "{\"request_id\":\"job-1\",\"response_url\":\"" + path + "\"}";
      try (RawServer server =
          new RawServer(
              request ->
                  request.startsWith("POST")
                      ? RawServer.json(200, ticket)
                      : RawServer.json(422, "{\"detail\":\"no\"}"))) {
        CliOutput said = verify(server, "DIALECT-02");
        assertThat(said.out()).contains("/requests/{request_id}").doesNotContain(written);
        assertThat(Files.readString(folder.resolve("report/report.json")))
            .contains("/a/$FLUX_API_KEY/requests/{request_id}")
            .doesNotContain(written);
      }
    }
  }

  private CliOutput verify(RawServer server, String checks) {
    return CliOutput.by(
        Map.of("FLUX_API_KEY", KEY),
        "verify",
        "--gateway",
        server.url(),
        "--budget",
        "9",
        "--only",
        checks,
        "--report",
        folder.resolve("report").toString());
  }
}
