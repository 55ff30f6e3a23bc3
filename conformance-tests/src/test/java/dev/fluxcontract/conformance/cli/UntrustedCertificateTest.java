package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose certificate nobody known has signed. */
@Tag("slow")
class UntrustedCertificateTest {
  @TempDir Path folder;

  @Test
  void saysHowToTrustIt() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().httpDisabled(true).dynamicHttpsPort());
    server.start();
    try {
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", "a-key"),
              "verify",
              "--gateway",
              "https://localhost:" + server.httpsPort(),
              "--budget",
              "0",
              "--only",
              "UNKNOWN-01",
              "--report",
              folder.resolve("report").toString());
      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.err())
          .contains("is not trusted")
          .contains("keytool -importcert")
          .contains("-Djavax.net.ssl.trustStore=")
          .doesNotContain("Exception");
    } finally {
      server.stop();
    }
  }
}
