package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code verify} as it is packaged, against gateways that keep it waiting. The packaged program
 * waits in real time, so it waits for all of them at once.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class StallingGatewayIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit-stalls",
        "status-stalls",
        "status-endless",
        "result-endless",
        "status-drips"
      })
  void theRunComesToAnEndWhateverTheGatewayDoes(String fault) throws Exception {
    try (FluxGateway gateway = FluxGateway.builder().fault(fault).start()) {
      ConformanceJar jar =
          verify(
              gateway.url(),
              gateway.key(),
              "--budget",
              "8",
              "--only",
              "SUBMIT-01,LIFE,RESULT-01",
              "--strict");
      assertThat(jar.exitCode()).as(jar.toString()).isNotZero();
      assertThat(jar.out()).contains(". Report: ").doesNotContain("\nConformant. Report: ");
    }
  }

  @Test
  void theRunComesToAnEndWhereNobodyEverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      ConformanceJar jar = verify(url, "a-key", "--budget", "5");
      assertThat(jar).returns(3, ConformanceJar::exitCode);
      assertThat(jar.err()).contains("The gateway cannot be reached", "Is --gateway http://127");
    }
  }

  private ConformanceJar verify(String gateway, String key, String... options) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("verify", "--gateway", gateway, "--deadline", "2"));
    arguments.addAll(List.of(options));
    Map<String, String> environment = Map.of("FLUX_API_KEY", key);
    return ConformanceJar.run(folder, environment, arguments.toArray(String[]::new));
  }
}
