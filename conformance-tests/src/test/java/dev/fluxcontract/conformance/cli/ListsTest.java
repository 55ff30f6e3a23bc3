package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.Dialect;
import dev.fluxcontract.conformance.gateway.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
  @Test
  void listsEachDialectOnALine() {
    CliOutput said = CliOutput.by("dialects");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out().lines()).hasSameSizeAs(Dialect.all());
    assertThat(said.out()).contains("anyapi ").contains("Bearer");
  }

  @Test
  void listsDialectsAndFaultsForMachines() throws Exception {
    JsonNode dialects = LosslessJson.read(CliOutput.by("dialects", "--json").out());
    JsonNode faults = LosslessJson.read(CliOutput.by("faults", "--json").out());
    assertThat(dialects).hasSameSizeAs(Dialect.all());
    assertThat(dialects.at("/0/name").asText()).isEqualTo("plain");
    assertThat(faults).hasSameSizeAs(Fault.all()).hasSizeGreaterThan(60);
    assertThat(faults).allSatisfy(fault -> assertThat(fault.get("sentence").asText()).isNotEmpty());
  }

  @Test
  void writesStubs(@TempDir Path folder) {
    CliOutput said = CliOutput.by("stubs", folder.resolve("new").toString());
    assertThat(said.exitCode()).isZero();
    assertThat(folder.resolve("new/mappings")).isDirectoryContaining("glob:**.json");
    assertThat(said.out()).matches("\\d+ stubs in .*new\\n");
  }
}
