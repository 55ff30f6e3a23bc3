package dev.fluxcontract.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fluxcontract.conformance.model.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlLineTest {
  private static final Path BASH = Path.of("/bin/bash");

  @Test
  void readsAsAPersonWouldWriteIt() {
    Exchange exchange =
        exchange(
            "GET", "http://h/x/status?logs=1", Map.of("Authorization", "Key $FLUX_API_KEY"), null);
    assertThat(CurlLine.of(exchange))
        .isEqualTo(
            "curl -sS -i --globoff 'http://h/x/status?logs=1'"
                + " -H \"Authorization: Key $FLUX_API_KEY\"");
  }

  @Test
  void leavesTheKeyToTheShell() throws Exception {
    Exchange exchange =
        exchange("GET", "http://h/", Map.of("Authorization", "Bearer $FLUX_API_KEY"), null);
    assertThat(words(exchange)).endsWith("-H", "Authorization: Bearer the key");
  }

  @Test
  void givesTheKeyToNothingButItsHeader() throws Exception {
    Exchange exchange =
        exchange(
            "POST",
            "http://h/$FLUX_API_KEY",
            Map.of("X-Echo", "$FLUX_API_KEY"),
            "$FLUX_API_KEY \"$FLUX_API_KEY\"");
    assertThat(words(exchange)).noneMatch(word -> word.contains("the key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a tiger's eye",
        "'; touch pwned; '",
        "$(touch pwned)`touch pwned`",
        "\\' \\\\ \"!!\" %s",
        "line\nline\r\n\tline",
        "\u001b[201~touch pwned\n",
        "猫 🐯 \u202e\u200b",
        "{a,b} [1-3] * ? ~ & | ; < > #"
      })
  void quotesWhateverItHolds(String hostile) throws Exception {
    Exchange exchange =
        exchange(
            "POST",
            "http://h/" + hostile,
            Map.of("Authorization", hostile + " $FLUX_API_KEY" + hostile),
            hostile);
    assertThat(words(exchange))
        .containsExactly(
            "-sS",
            "-i",
            "--globoff",
            "http://h/" + hostile,
            "-H",
            "Authorization: " + hostile + " the key" + hostile,
            "-H",
            "Content-Type: application/json",
            "--data-raw",
            hostile);
  }

  @Test
  void namesTheMethodWhereCurlWouldTakeAnother() {
    assertThat(CurlLine.of(exchange("PUT", "http://h/", Map.of(), null))).contains(" -X 'PUT' ");
    assertThat(CurlLine.of(exchange("POST", "http://h/", Map.of(), "{}"))).doesNotContain("-X");
  }

  @Test
  void staysOnOneLineWithNothingHidden() {
    String line = CurlLine.of(exchange("POST", "http://h/", Map.of(), "a\n\u001b[2Jb\u202e"));
    assertThat(line).isEqualTo(TerminalSafeText.line(line));
  }

  private static Exchange exchange(
      String method, String url, Map<String, String> headers, @Nullable String body) {
    return new Exchange(method, url, headers, body, 200, Map.of(), null, 1, null);
  }

  /** What a shell makes of the line. */
  private static List<String> words(Exchange exchange) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH), "there is no /bin/bash to read the line with");
    ProcessBuilder builder = new ProcessBuilder(BASH.toString(), "-s");
    builder.environment().put("FLUX_API_KEY", "the key");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process shell = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String script = "curl() { printf '%s\\0' \"$@\"; }\n" + CurlLine.of(exchange) + "\n";
    shell.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return List.of(said.split("\0"));
  }
}
