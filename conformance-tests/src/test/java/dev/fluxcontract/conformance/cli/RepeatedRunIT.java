package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that knows of an earlier one: waivers, replays, profiles. */
@Tag("slow")
class RepeatedRunIT {
  @TempDir Path folder;

  @Test
  void waivesAKnownFailure() throws Exception {
    Path waivers = waive("RESULT-03");
    try (FluxGateway broken = FluxGateway.builder().fault("one-image-fewer").start()) {
      ConformanceJar jar = verify(broken, "--only", "RESULT-03", "--waive", waivers.toString());
      assertThat(jar).returns(0, ConformanceJar::exitCode);
      assertThat(jar.out()).contains("waived  RESULT-03").contains("The relay is told; ticket 12.");
    }
  }

  @Test
  void failsOnAWaiverThatIsNotNeededAnyMore() throws Exception {
    Path waivers = waive("RESULT-03");
    try (FluxGateway sound = FluxGateway.create().start()) {
      ConformanceJar jar = verify(sound, "--only", "RESULT-03", "--waive", waivers.toString());
      assertThat(jar).returns(1, ConformanceJar::exitCode);
      assertThat(jar.out())
          .contains("1 waiver no longer applies")
          .contains("RESULT-03 passes again");
    }
  }

  @Test
  void tellsWhatIsFixedAndWhatIsNot() throws Exception {
    try (FluxGateway broken = FluxGateway.builder().fault("one-image-fewer").start()) {
      assertThat(verify(broken, "--only", "RESULT-03")).returns(1, ConformanceJar::exitCode);
      Path report =
          Files.move(folder.resolve("report/report.json"), folder.resolve("earlier.json"));
      ConformanceJar again = verify(broken, "--replay", report.toString());
      assertThat(again).returns(1, ConformanceJar::exitCode);
      assertThat(again.out()).contains("still failing  RESULT-03 submitDevTextToImage");
      try (FluxGateway sound = FluxGateway.create().start()) {
        ConformanceJar mended = verify(sound, "--replay", report.toString());
        assertThat(mended).returns(0, ConformanceJar::exitCode);
        assertThat(mended.out()).contains("fixed          RESULT-03 submitDevTextToImage");
      }
    }
  }

  @Test
  void noticesThatTheDialectChanged() throws Exception {
    Path profile = folder.resolve("profile.yaml");
    try (FluxGateway gateway = FluxGateway.create().start()) {
      assertThat(verify(gateway, "--only", "DIALECT")).returns(0, ConformanceJar::exitCode);
      Files.move(folder.resolve("report/profile.yaml"), profile);
      assertThat(verify(gateway, "--only", "DIALECT", "--expect", profile.toString()))
          .returns(0, ConformanceJar::exitCode);
    }
    try (FluxGateway changed = FluxGateway.builder().dialect("anyapi").start()) {
      ConformanceJar jar = verify(changed, "--only", "DIALECT", "--expect", profile.toString());
      assertThat(jar).returns(1, ConformanceJar::exitCode);
      assertThat(jar.out())
          .contains("Not conformant")
          .contains("ticket-hosts was its own and is queue.fal.run");
    }
  }

  private Path waive(String check) throws Exception {
    return Files.writeString(
        folder.resolve("waivers.yaml"),
        "- check: " + check + "\n  reason: The relay is told; ticket 12.\n");
  }

  private ConformanceJar verify(FluxGateway gateway, String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("verify", "--gateway", gateway.url(), "--budget", "100", "--report", "report"));
    arguments.addAll(List.of(options));
    return ConformanceJar.run(
        folder, Map.of("FLUX_API_KEY", gateway.key()), arguments.toArray(String[]::new));
  }
}
