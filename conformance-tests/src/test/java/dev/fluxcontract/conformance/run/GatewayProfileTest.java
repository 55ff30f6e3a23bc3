package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayProfileTest {
  @TempDir Path folder;

  @Test
  void comesBackFromItsFileAsItWas() throws Exception {
    RunResult run =
        run("auth", "bearer", "pending-code", "202", "ids", "yes: \u001b \"#\" 'é'\n- x");
    assertThat(profile(GatewayProfile.of(run)).changes(run)).isEmpty();
    assertThat(profile(GatewayProfile.of(run)).notCompared(run)).isEmpty();
  }

  @Test
  void ofAWholeRunIsReadByTheNextOne() throws Exception {
    try (FluxGateway gateway = FluxGateway.builder().start()) {
      SuiteConfig config =
          SuiteConfig.builder(gateway.url(), gateway.key())
              .only(List.of("DIALECT", "EFFECT"))
              .time(new PerThreadClock())
              .build();
      RunResult run = Suite.run(config);
      assertThat(run.dialect()).containsKeys("auth", "high-strength", "watermark");
      assertThat(profile(GatewayProfile.of(run)).changes(run)).isEmpty();
    }
  }

  @Test
  void hidesNothingFromAReaderOfTheFile() throws Exception {
    RunResult run = run("auth", "bearer\u202e\u2066\u200b\u3164", "ids", "\u001b\u007f\u009b");
    assertThat(GatewayProfile.of(run)).matches("[\\x20-\\x7e\\n]+");
    assertThat(profile(GatewayProfile.of(run)).changes(run)).isEmpty();
  }

  @Test
  void tellsEachChange() throws Exception {
    GatewayProfile profile = profile(GatewayProfile.of(run("auth", "bearer", "stream", "offered")));
    assertThat(profile.changes(run("auth", "key", "stream", "offered")))
        .containsExactly("auth was bearer and is key");
  }

  @Test
  void comparesOnlyWhatBothRunsSaw() throws Exception {
    GatewayProfile profile =
        profile(GatewayProfile.of(run("auth", "bearer", "ids", "1", "status", RunResult.NOT_SEEN)));
    RunResult run = run("auth", "bearer", "ids", RunResult.NOT_SEEN, "status", "2", "stream", "3");
    assertThat(profile.changes(run)).isEmpty();
    assertThat(profile.notCompared(run)).containsExactly("ids", "status");
  }

  @Test
  void isNotKeptByARunThatSawNothingOfIt() throws Exception {
    GatewayProfile profile = profile(GatewayProfile.of(run("auth", "bearer")));
    assertThat(profile.changes(run("stream", "1"))).singleElement().asString().contains("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                              | does not say format",
        "just words                                      | does not say format",
        "format: flux-conformance-profile/2              | does not say format",
        "format: flux-conformance-profile/1              | nothing under dialect",
      })
  void refusesAFileThatIsNone(String yaml, String message) {
    assertThatThrownBy(() -> profile(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private GatewayProfile profile(String yaml) throws Exception {
    return GatewayProfile.read(Files.writeString(folder.resolve("profile.yaml"), yaml));
  }

  private static RunResult run(String... dialect) {
    Map<String, String> found = new TreeMap<>();
    for (int i = 0; i < dialect.length; i += 2) {
      found.put(dialect[i], dialect[i + 1]);
    }
    return new RunResult(
        "https://gateway.example",
        "bearer",
        Instant.EPOCH,
        Duration.ZERO,
        found,
        List.of(),
        List.of(),
        Cost.NONE,
        Cost.NONE,
        Cost.NONE,
        Map.of(),
        List.of(),
        List.of(),
        null);
  }
}
