package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/** {@code verify} as it is packaged. What needs no process of its own is in {@code VerifyTest}. */
@Tag("slow")
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
    try (FluxGateway gateway = gateway("one-image-fewer")) {
      ConformanceJar jar = verify(gateway, "--budget", "100", "--only", "RESULT");
      assertThat(jar).returns(1, ConformanceJar::exitCode);
      assertThat(jar.out()).contains("Not conformant").contains("failed  RESULT-03  MUST");
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

  @ParameterizedTest
  @ValueSource(strings = {"echoes-key", "key-in-urls"})
  void neverShowsTheKey(String fault) throws Exception {
    try (FluxGateway gateway = gateway(fault)) {
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

  private static FluxGateway gateway(String fault) {
    return FluxGateway.builder().key(KEY).fault(fault).start();
  }

  private ConformanceJar verify(FluxGateway gateway, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("verify", "--gateway", gateway.url()));
    arguments.addAll(List.of("--report", "report"));
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
