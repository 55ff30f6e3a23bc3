package dev.fluxcontract.conformance.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A program that was compiled against today's client is run against clients that are made of
 * contracts as they may become, and the comparison of the contracts is held to what happens.
 */
@Tag("slow")
class EvolutionTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path CONTRACT = Path.of("../spec/flux.openapi.yaml");
  private static final Path CALLER = Path.of("src/test/resources/evolution/Caller.java");
  private static final Path CLIENT = Path.of("../client/target/classes");

  @TempDir static Path folder;
  private static JsonNode contract;
  private static Path caller;
  private static String told;

  @BeforeAll
  static void runAgainstTodaysClient() throws Throwable {
    contract = YAML.readTree(CONTRACT.toFile());
    caller = folder.resolve("caller");
    GeneratedClient.compileCaller(CALLER, caller, CLIENT);
    told = GeneratedClient.run("Caller", caller, CLIENT);
  }

  @Test
  void theProgramUsesTheClient() {
    assertThat(told)
        .contains("fal-ai/flux-1/dev http://127.0.0.1/prefix/fal-ai/flux-1/dev {\"prompt\":")
        .contains("refused", "done e m", "gone")
        .hasLineCount(13);
  }

  @ParameterizedTest
  @EnumSource
  void theVerdictIsWhatHappens(Evolution evolution) throws Throwable {
    Path evolved = write(evolution);
    ContractComparison comparison = ContractComparison.of(CONTRACT, evolved);
    Path client = GeneratedClient.compile(evolved, folder.resolve(evolution.name()));

    assertThat(comparison.isCompatible()).as(comparison.toString()).isEqualTo(evolution.compatible);
    assertThat(comparison.toString()).contains(evolution.reason);
    if (evolution.compatible || evolution == Evolution.ANSWER_FIELD_NO_LONGER_CERTAIN) {
      assertThat(GeneratedClient.run("Caller", caller, client)).isEqualTo(told);
    } else {
      assertThat(toldOrThrown(client)).as("what the program tells").isNotEqualTo(told);
    }
  }

  private static String toldOrThrown(Path client) {
    try {
      return GeneratedClient.run("Caller", caller, client);
    } catch (Throwable e) {
      return e.toString();
    }
  }

  @Test
  void aContractIsCompatibleWithItself() throws IOException {
    assertThat(ContractComparison.of(CONTRACT, CONTRACT)).hasToString("compatible");
  }

  private static Path write(Evolution evolution) throws IOException {
    Path file = folder.resolve(evolution + ".yaml");
    YAML.writeValue(file.toFile(), evolution.applyTo(contract));
    return file;
  }
}
