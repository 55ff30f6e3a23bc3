package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code watch --once}, as cron runs it. */
class WatchCommandTest {
  private static final String KEY = "sk-live-51Hx/9+watched";

  @TempDir Path folder;

  private CliOutput watch(String gateway, String... options) {
    return watchInto("watch", gateway, options);
  }

  private CliOutput watchInto(String to, String gateway, String... options) {
    List<String> arguments = new ArrayList<>(List.of("watch", "--once", "--gateway", gateway));
    arguments.addAll(List.of("--output", folder.resolve(to).toString()));
    arguments.addAll(List.of(options));
    return CliOutput.by(Map.of("FLUX_API_KEY", KEY), arguments.toArray(String[]::new));
  }

  @Test
  void probesTheEmbeddedGateway() {
    String to = folder.resolve("own").toString();
    CliOutput said = CliOutput.by("watch", "--once", "-o", to);
    assertThat(said.exitCode()).as(said.toString()).isZero();
    assertThat(said.out()).contains("passed   SUBMIT-01 ", " (1 image, ");
    CliOutput next = CliOutput.by("watch", "--once", "-o", to);
    assertThat(next.out()).contains("passed   SUBMIT-02 ");
    assertThat(folder.resolve("own/history.jsonl")).isRegularFile();
    assertThat(folder.resolve("own/index.html")).content().contains("SUBMIT-02 ", "2 images");
    assertThat(folder.resolve("own/metrics.prom"))
        .content()
        .contains("{area=\"SUBMIT\",outcome=\"passed\"} 2\n", "flux_watch_spent_images 2\n");
  }

  @Test
  void anAlarmIsExitCode1AndNeverHoldsTheKey() throws IOException {
    alarm("submit-200-error", "SUBMIT-02");
    alarm("key-in-urls", "AUTH-07");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
        assertThat(file)
            .content()
            .doesNotContain(KEY)
            .doesNotContain("sk-live")
            .doesNotContain(KEY.replace("/", "\\/"))
            .doesNotContain(KEY.replace("/", "%2F").replace("+", "%2B"))
            .doesNotContain(Base64.getEncoder().encodeToString(key).replace("=", ""));
      }
    }
  }

  private void alarm(String fault, String check) {
    String[] options = {"--per-day-images", "100", "--only", check, "--strict"};
    try (FluxGateway gateway = FluxGateway.builder().key(KEY).fault(fault).start()) {
      CliOutput said = watchInto(fault, gateway.url(), options);
      assertThat(said.exitCode()).as(said.toString()).isEqualTo(1);
      assertThat(said.out()).contains("failed   " + check, "ALARM    " + check);
      assertThat(said.toString()).doesNotContain(KEY);
    }
  }

  @Test
  void whatDoesNotFitIntoTheCapIsNotProbed() {
    try (FluxGateway gateway = FluxGateway.builder().key(KEY).start()) {
      String[] options = {"--per-day-images", "2", "--only", "AUTH-03"};
      assertThat(watch(gateway.url(), options)).returns(0, CliOutput::exitCode);
      CliOutput second = watch(gateway.url(), options);
      assertThat(second.exitCode()).isZero();
      assertThat(second.out()).startsWith("Nothing is probed: 1 image of 2 and $0.003 spent");
      assertThat(gateway.imagesAsked()).isEqualTo(1);
    }
  }

  /** The suite tries again in real time before it gives up. */
  @Tag("slow")
  @Test
  void aGatewayThatCannotBeReachedIsExitCode3() throws IOException {
    // Bound, so that nobody else gets the port, and not listening.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      CliOutput said = watch("http://127.0.0.1:" + taken.getLocalPort(), "--per-day-images", "0");
      assertThat(said.exitCode()).as(said.toString()).isEqualTo(3);
      assertThat(said.out()).contains("ALARM", "The gateway cannot be reached");
    }
  }

  @Test
  void nothingIsPaidForThatCannotBeWrittenDown() throws IOException {
    Files.createDirectories(folder.resolve("watch/history.jsonl"));
    try (FluxGateway gateway = FluxGateway.builder().key(KEY).start()) {
      CliOutput said = watch(gateway.url(), "--per-day-images", "20");
      assertThat(said.exitCode()).as(said.toString()).isZero();
      assertThat(said.out()).contains("passed   UNKNOWN-01");
      assertThat(said.err()).containsOnlyOnce("cannot be written");
      assertThat(gateway.submits()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--per-day-images 1           | --per-day-images 1: 0, or at least 2 for a probe",
        "--per-day-images -1          | --per-day-images -1: 0, or at least 2 for a probe",
        "--per-day-usd -0.5           | --per-day-usd -0.5: from 0 to 100000 US dollars",
        "--per-day-usd 1e999999999    | --per-day-usd 1E+999999999: from 0 to 100000 US dollars",
        "--per-day-usd 2 --every 90   | --every 90: a number and s, m, h or d",
        "--per-day-usd 2 --every 0s   | --every 0s: a number and s, m, h or d",
        "--per-day-usd 2 --every 999999d | --every 999999d: 365d at most",
        "--per-day-usd 2 --metrics-port 70000 | --metrics-port 70000: a port is a number from 0",
        "--per-day-usd 2 --metrics-port 0 --metrics-host no.invalid | there is no such host",
        "--per-day-usd 2 --only NO-99 | --only, --skip: No check is called NO-99",
        "--auth bearer                | needs --per-day-images IMAGES or --per-day-usd USD",
      })
  void whatIsWrongIsNamed(String options, String message) {
    CliOutput said = watch("https://gateway.example", options.split(" ", -1));
    assertThat(said.exitCode()).as(said.toString()).isEqualTo(2);
    assertThat(said.err()).contains(message);
  }

  @Test
  void aFolderOfAnotherGatewayIsRefused() {
    CliOutput.by("watch", "--once", "-o", folder.resolve("watch").toString(), "--only", "UNKNOWN");
    CliOutput said = watch("https://gateway.example", "--per-day-images", "0");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("is the history of the embedded gateway", "another folder");
  }
}
