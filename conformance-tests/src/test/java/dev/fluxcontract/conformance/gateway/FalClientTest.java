package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A client that nobody here wrote: fal's own for JavaScript, from npm.
 *
 * <p>Where there is no Node, or npm reaches no registry, it is skipped and says so. With {@code
 * FLUX_NPM=required} in the environment, as {@code .ci/run} has it, it fails instead.
 */
@Tag("slow")
@Timeout(300)
class FalClientTest {
  private static final Path FOLDER = Path.of("target", "fal-client");

  @RegisterExtension
  static final FluxGateway GATEWAY = FluxGateway.builder().auth(AcceptedAuth.KEY).build();

  @Test
  void submitsAsksFetchesAndCancels() throws Exception {
    install();
    JsonNode said = LosslessJson.read(run("node", "jobs.mjs").trim());
    assertThat(said.at("/ticket/status").asText()).isEqualTo("IN_QUEUE");
    assertThat(said.path("states"))
        .extracting(JsonNode::asText)
        .containsExactly("IN_QUEUE", "IN_PROGRESS", "COMPLETED");
    assertThat(said.at("/result/data/images")).hasSize(2);
    assertThat(said.at("/result/data/prompt").asText()).isEqualTo("a cat");
    assertThat(GATEWAY.requests())
        .filteredOn(request -> request.step() == GatewayStep.CANCEL)
        .singleElement()
        .satisfies(request -> assertThat(request.path()).contains(said.path("stopped").asText()));
    assertThat(GATEWAY.submits()).isEqualTo(2);
  }

  private static void install() throws Exception {
    Files.createDirectories(FOLDER);
    for (String file : new String[] {"package.json", "jobs.mjs"}) {
      try (var in = FalClientTest.class.getResourceAsStream("/fal-client/" + file)) {
        Files.write(FOLDER.resolve(file), in.readAllBytes());
      }
    }
    needs("node", "--version");
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      needs("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error");
    }
  }

  /**
   * Runs what the test needs; where that fails, the test is skipped, or fails if it must not be.
   */
  private static void needs(String... command) throws Exception {
    String trouble;
    try {
      run(command);
      return;
    } catch (IOException | AssertionError e) {
      trouble = "fal's client was not run: " + e.getMessage();
    }
    assertThat(System.getenv("FLUX_NPM")).as(trouble).isNotEqualTo("required");
    assumeTrue(false, trouble);
  }

  /** Runs a program to its end and gives what it printed. */
  private static String run(String... command) throws Exception {
    Path err = Files.createTempFile(FOLDER, "err", ".txt");
    Path out = Files.createTempFile(FOLDER, "out", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.environment().putAll(Map.of("FLUX_GATEWAY", GATEWAY.url()));
    builder.environment().put("FLUX_API_KEY", GATEWAY.key());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String said = String.join(" ", command) + ": " + Files.readString(err);
    assertThat(ended && process.exitValue() == 0).as(said).isTrue();
    return Files.readString(out);
  }
}
