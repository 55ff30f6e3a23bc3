package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stand-ins from a recording that somebody else made. */
class ForeignRecordingTest {
  private static final String GATEWAY = "http://gateway.test";

  @TempDir Path folder;

  /** WireMock fills in templates; what a gateway said is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{request.method}}",
        "\\{{request.method}}",
        "\\\\{{request.method}}",
        "{{{request.method}}}",
        "{{{{request.method}}}}",
        "{{request.method",
        "{{#each request.headers}}x{{/each}} and {{!no}} {{~request.method~}}",
        "\\\\\\{{{request.method}}} }}",
        "{\\{{request.method}}",
        "{http://gateway.test/a} {http://gateway.test?} {{{{{{http://gateway.test",
      })
  void noAnswerIsATemplate(String said) throws Exception {
    record(GATEWAY, GATEWAY + "/job", said + " at " + GATEWAY + "/x");
    CliOutput made = CliOutput.by("stubs", "--from", file() + "", folder + "/stubs");
    assertThat(made.exitCode()).as(made.err()).isZero();
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().withRootDirectory(folder + "/stubs"));
    server.start();
    try {
      HttpResponse<String> got =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.baseUrl() + "/job")).build(),
                  BodyHandlers.ofString());
      String own = said.replace(GATEWAY, server.baseUrl());
      assertThat(got.body()).isEqualTo(own + " at " + server.baseUrl() + "/x");
      assertThat(got.headers().firstValue("X-Said")).hasValue(own);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/job", "ftp://gateway.test/job", "http://a b/job", "http:///job"})
  void anAddressThatIsNoneIsNamedWithItsLine(String url) throws Exception {
    for (String command : new String[] {"serve --replay-from %s", "stubs --from %s %s/stubs"}) {
      record(GATEWAY, url, "x");
      CliOutput said = CliOutput.by(command.formatted(file(), folder).split(" "));
      assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
      assertThat(said.err()).contains("line 2 is damaged: ", "url ");
      record(url, GATEWAY + "/job", "x");
      said = CliOutput.by(command.formatted(file(), folder).split(" "));
      assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
      assertThat(said.err()).contains("line 1 is damaged: ", "gateway ");
    }
  }

  /** As image hosts have them, and java.net.URI does not. */
  @Test
  void anAddressMayHaveWhatARequestMayHave() throws Exception {
    for (String url : new String[] {GATEWAY + "/job?a=1|2&b={3}&c=^", "http://u|v@h/job"}) {
      record(GATEWAY, url, "x");
      CliOutput said = CliOutput.by("stubs", "--from", file() + "", folder + "/stubs");
      assertThat(said.exitCode()).as(said.err()).isZero();
    }
  }

  @Test
  void stubsOfAnotherRecordingDoNotStay() throws Exception {
    Path mappings = Files.createDirectories(folder.resolve("stubs/mappings"));
    Path old = Files.writeString(mappings.resolve("recorded-00042.json"), "{}");
    Path own = Files.writeString(mappings.resolve("own.json"), "{}");
    record(GATEWAY, GATEWAY + "/job", "x");
    CliOutput said = CliOutput.by("stubs", "--from", file() + "", folder + "/stubs");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(mappings.resolve("recorded-00000.json")).exists();
    assertThat(own).exists();
    assertThat(old).doesNotExist();
  }

  @Test
  void aGatewayDoesNotDriveTheTerminal() throws Exception {
    record(GATEWAY + "/\u001b[2J", GATEWAY + "/job", "x");
    CliOutput said = CliOutput.by("serve", "--replay-from", file() + "");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains("line 1 is damaged: ", "gateway ").doesNotContain("\u001b");
  }

  private Path file() {
    return folder.resolve("run.jsonl");
  }

  private void record(String gateway, String url, String said) throws Exception {
    var header = LosslessJson.object();
    header.put("format", "flux-recording/1").put("gateway", gateway).put("auth", "bearer");
    header.put("started", "2026-11-28T10:00:00Z").put("seed", 1).put("images", 1);
    var line = LosslessJson.object();
    line.put("at", 1).put("ms", 1).put("purpose", "status").put("as", "own");
    line.put("method", "GET").put("url", url).put("status", 200);
    line.putArray("headers").add("X-Said: " + said.replaceFirst(" at .*", ""));
    line.put("text", said);
    Files.writeString(file(), header + "\n" + line + "\n{\"end\":\"now\",\"lines\":2}\n");
  }
}
