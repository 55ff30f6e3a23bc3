package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify}, as it is packaged. */
class VerifyIT {
  private static final String KEY = "sk-7f3a9c51-never-to-be-seen";

  @TempDir Path folder;

  @Test
  void findsTheEmbeddedGatewayConformantEvenStrictly() throws Exception {
    ConformanceJar jar =
        ConformanceJar.run(folder, Map.of(), "verify", "--strict", "--report", "report");
    assertThat(jar).returns(0, ConformanceJar::exitCode);
    assertThat(jar.out())
        .startsWith("Plan: ")
        .contains("\nConformant  http://127.0.0.1:")
        .endsWith("Conformant. Report: " + folder.toRealPath().resolve("report/report.html") + "\n")
        .doesNotContain("\u001b");
    assertThat(jar.err()).isEmpty();
    assertThat(report().get("verdict").asText()).isEqualTo("conformant");
    assertThat(folder.resolve("report")).isDirectoryContaining("glob:**/junit.xml");
  }

  @Test
  void failsOnABrokenMust() throws Exception {
    try (FluxGateway gateway = gateway().fault("one-image-fewer").start()) {
      ConformanceJar jar = verify(gateway, "--budget", "100", "--only", "RESULT");
      assertThat(jar).returns(1, ConformanceJar::exitCode);
      assertThat(jar.out()).contains("Not conformant").contains("failed  RESULT-03  MUST");
    }
  }

  @Test
  void failsOnABrokenShouldOnlyWhenStrict() throws Exception {
    try (FluxGateway gateway = gateway().fault("seed-off-by-one").start()) {
      assertThat(verify(gateway, "--budget", "100", "--only", "RESULT-04"))
          .returns(0, ConformanceJar::exitCode)
          .satisfies(jar -> assertThat(jar.out()).contains("warned  RESULT-04  SHOULD"));
      assertThat(verify(gateway, "--budget", "100", "--only", "RESULT-04", "--strict"))
          .returns(1, ConformanceJar::exitCode);
    }
  }

  @Test
  void isNoSuccessWhenNothingWasExecuted() throws Exception {
    try (FluxGateway gateway = gateway().start()) {
      ConformanceJar jar = verify(gateway, "--budget", "0", "--only", "SUBMIT");
      assertThat(jar).returns(2, ConformanceJar::exitCode);
      assertThat(jar.out()).contains("Nothing checked");
      assertThat(gateway.submits()).isZero();
    }
  }

  @Test
  void isNoSuccessWhenTheReportCannotBeWritten() throws Exception {
    Files.writeString(folder.resolve("taken"), "");
    try (FluxGateway gateway = gateway().start()) {
      ConformanceJar jar =
          verify(gateway, "--budget", "9", "--only", "SUBMIT-01", "--report", "taken");
      assertThat(jar).returns(2, ConformanceJar::exitCode);
      assertThat(jar.err()).startsWith("--report taken: no report can be written there");
      assertThat(gateway.requests()).isEmpty();
    }
  }

  @Test
  void tellsAGatewayThatIsNotThere() throws Exception {
    // Bound, so that nobody else gets the port, and not listening.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String url = "http://127.0.0.1:" + taken.getLocalPort();
      ConformanceJar jar =
          ConformanceJar.run(folder, withKey(), "verify", "--budget", "5", "--gateway", url);
      assertThat(jar).returns(3, ConformanceJar::exitCode);
      assertThat(jar.err()).contains("The gateway cannot be reached", "Is --gateway http://127");
    }
  }

  @Test
  void tellsAKeyThatIsRefused() throws Exception {
    try (FluxGateway gateway = FluxGateway.builder().key("another").start()) {
      ConformanceJar jar = verify(gateway, "--budget", "5");
      assertThat(jar).returns(3, ConformanceJar::exitCode);
      assertThat(jar.err()).contains("The gateway refuses the key", "--auth bearer?");
      assertThat(gateway.submits()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 40})
  void neverAsksForMoreThanTheBudget(int budget) throws Exception {
    try (FluxGateway gateway = gateway().fault("accepts-anything").start()) {
      ConformanceJar jar = verify(gateway, "--budget", Integer.toString(budget));
      assertThat(gateway.imagesAsked()).as(jar.toString()).isLessThanOrEqualTo(budget);
      assertThat(report().at("/cost/images").asInt()).isBetween(gateway.imagesAsked(), budget);
      assertThat(jar.out()).contains("do not fit into the budget and will be skipped");
    }
  }

  @Test
  void sendsNothingForAPlan() throws Exception {
    try (FluxGateway gateway = gateway().start()) {
      ConformanceJar jar =
          ConformanceJar.run(folder, Map.of(), "verify", "--gateway", gateway.url(), "--plan");
      assertThat(jar).returns(0, ConformanceJar::exitCode);
      assertThat(jar.out()).contains("SUBMIT-01").contains("Plan: ").contains("at worst ");
      assertThat(gateway.requests()).isEmpty();
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit-stalls",
        "status-stalls",
        "status-endless",
        "result-endless",
        "status-drips"
      })
  void comesToAnEndWhateverTheGatewayDoes(String fault) throws Exception {
    try (FluxGateway gateway = gateway().fault(fault).start()) {
      ConformanceJar jar =
          verify(
              gateway,
              "--budget",
              "8",
              "--only",
              "SUBMIT-01,LIFE,RESULT-01",
              "--deadline",
              "2",
              "--strict");
      assertThat(jar.exitCode()).as(jar.toString()).isNotZero();
      assertThat(report().get("verdict").asText()).isNotEqualTo("conformant");
    }
  }

  @Tag("slow")
  @Test
  void comesToAnEndWhereNobodyEverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      ConformanceJar jar =
          ConformanceJar.run(
              folder, withKey(), "verify", "--gateway", url, "--budget", "5", "--deadline", "2");
      assertThat(jar).returns(3, ConformanceJar::exitCode);
      assertThat(jar.err()).contains("The gateway cannot be reached", "Is --gateway http://127");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"echoes-key", "key-in-urls"})
  void neverShowsTheKey(String fault) throws Exception {
    try (FluxGateway gateway = gateway().fault(fault).start()) {
      ConformanceJar jar =
          verify(gateway, "--budget", "60", "--only", "SUBMIT-01,TICKET,REFUSE,AUTH,UNKNOWN");
      List<Path> files = new ArrayList<>();
      try (var all = Files.walk(folder)) {
        all.filter(Files::isRegularFile).forEach(files::add);
      }
      assertThat(files).as(jar.toString()).hasSize(7);
      assertThat(files).allSatisfy(file -> assertThat(file).content().doesNotContain(KEY));
      assertThat(report().toString()).contains("$FLUX_API_KEY");
    }
  }

  @Test
  void showsWhatAHostileGatewaySaidAndObeysNoneOfIt() throws Exception {
    try (FluxGateway gateway = gateway().start()) {
      for (int i = 0; i < 50; i++) {
        gateway.failNext(
            GatewayStep.SUBMIT, 500, "\u001b[2J\u001b]0;owned\u0007<script>ran = 1</script>");
      }
      ConformanceJar jar = verify(gateway, "--budget", "40", "--only", "SUBMIT-01,TICKET-01");
      assertThat(jar).returns(1, ConformanceJar::exitCode);
      assertThat(jar.out()).contains("\\u001b[2J").doesNotContain("\u001b");
      assertThat(folder.resolve("report/report.html"))
          .content()
          .contains("&lt;script&gt;ran = 1&lt;/script&gt;")
          .doesNotContain("<script");
    }
  }

  private GatewayBuilder gateway() {
    return FluxGateway.builder().key(KEY);
  }

  private ConformanceJar verify(FluxGateway gateway, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("verify", "--gateway", gateway.url()));
    if (!List.of(options).contains("--report")) {
      arguments.addAll(List.of("--report", "report"));
    }
    arguments.addAll(List.of(options));
    return ConformanceJar.run(folder, withKey(), arguments.toArray(String[]::new));
  }

  private static Map<String, String> withKey() {
    return Map.of("FLUX_API_KEY", KEY);
  }

  private JsonNode report() throws Exception {
    return LosslessJson.read(Files.readString(folder.resolve("report/report.json")));
  }
}
