package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the action for GitHub, run by a shell as a runner does. */
@Tag("slow")
class VerifyActionIT {
  private static final Path ACTION = Path.of("../.github/actions/verify").toAbsolutePath();
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.+?) }}");
  private static final String KEY = "sk-1f9c-never-to-be-seen";

  @TempDir Path folder;

  private final Map<String, String> inputs = new HashMap<>();
  private final Map<String, String> job = new HashMap<>();

  @Test
  void failsAndShowsTheFindingsOfABrokenGateway() throws Exception {
    try (FluxGateway gateway = FluxGateway.builder().key(KEY).fault("one-image-fewer").start()) {
      inputs.putAll(Map.of("gateway", gateway.url(), "key", KEY, "budget", "60"));
      inputs.put("options", " --only RESULT-03\n\n --strict");
      assertThat(run("Verify")).isEqualTo(1);
      assertThat(text("summary")).contains("Not conformant", "failed RESULT-03");
      assertThat(text("output")).isEqualTo("exit-code=1\n");
      assertThat(text("out") + text("summary")).doesNotContain(KEY);
      assertThat(folder.resolve("flux-conformance-report/report.html")).exists();

      Path baseline = folder.resolve("known failures.yaml");
      Files.writeString(baseline, "- {check: RESULT-03, reason: r, until: 9999-12-31}");
      inputs.put("baseline", baseline.toString());
      inputs.put("key", "");
      job.put("FLUX_API_KEY", KEY);
      assertThat(run("Verify")).as(text("out")).isZero();
      assertThat(text("summary")).contains("Not conformant", "FLUX conformance: Conformant");
    }
  }

  @Test
  void readsEachPageAndRunsNothingThatAnInputSays() throws Exception {
    Files.writeString(folder.resolve("page.md"), "no page");
    inputs.put("gateway", "https://gateway.example/$(touch ran)`touch ran`;touch ran");
    inputs.putAll(Map.of("key", KEY, "budget", "1", "page", "\nother $(touch ran).md\npage.md\n"));
    assertThat(run("Verify")).isEqualTo(2);
    assertThat(text("out")).contains("--gateway https://gateway.example/$(touch ran)`");
    inputs.put("gateway", "https://gateway.example");
    assertThat(run("Verify")).isEqualTo(2);
    assertThat(text("out")).contains("--page other $(touch ran).md:1: ");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  /** The embedded gateway would be found conformant. */
  @Test
  void failsWithoutAGateway() throws Exception {
    assertThat(run("Verify")).isEqualTo(2);
    assertThat(text("out")).contains("::error::The input gateway is empty.");
  }

  @Test
  void buildsTheSuiteFromItsOwnSources() throws Exception {
    Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\nls \"$4\" && echo \"$@\"\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    job.put("PATH", folder + ":" + System.getenv("PATH"));
    assertThat(run("Build the suite")).as(text("out")).isZero();
    assertThat(text("out")).contains("pom.xml package -Pconformance");
  }

  @Test
  void uploadsNothingUnlessAsked() throws Exception {
    assertThat(action().at("/inputs/upload/default").asText()).isEqualTo("false");
    for (JsonNode step : action().at("/runs/steps")) {
      assertThat(step.has("run")).isNotEqualTo(step.has("uses"));
      assertThat(step.path("run").asText()).doesNotContain("${{");
      if (step.has("uses")) {
        assertThat(step.get("if").asText()).isEqualTo("always() && inputs.upload == 'true'");
      }
    }
  }

  /** Runs a step as GitHub's documentation says that {@code shell: bash} does. */
  private int run(String name) throws Exception {
    JsonNode step = step(name);
    assertThat(step.get("shell").asText()).isEqualTo("bash");
    Path script = Files.writeString(folder.resolve("step.sh"), step.get("run").asText());
    ProcessBuilder bash =
        new ProcessBuilder(
            "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script.toString());
    bash.directory(folder.toFile()).redirectErrorStream(true);
    bash.redirectOutput(folder.resolve("out").toFile());
    Map<String, String> environment = bash.environment();
    environment.remove("FLUX_API_KEY");
    environment.putAll(job);
    environment.put("GITHUB_ACTION_PATH", ACTION.toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    for (Map.Entry<String, JsonNode> variable : step.path("env").properties()) {
      environment.put(variable.getKey(), evaluated(variable.getValue().asText()));
    }
    Process process = bash.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static JsonNode step(String name) throws IOException {
    for (JsonNode step : action().at("/runs/steps")) {
      if (step.path("name").asText().equals(name)) {
        return step;
      }
    }
    throw new AssertionError("the action has no step " + name);
  }

  /** The two expressions of the file: an input, and an input or else a variable. */
  private String evaluated(String text) throws IOException {
    Matcher found = EXPRESSION.matcher(text);
    assertThat(found.matches()).as(text).isTrue();
    String expression = found.group(1);
    if (expression.equals("inputs.key || env.FLUX_API_KEY")) {
      return input("key").isEmpty() ? job.getOrDefault("FLUX_API_KEY", "") : input("key");
    }
    assertThat(expression).startsWith("inputs.");
    return input(expression.substring("inputs.".length()));
  }

  private String input(String name) throws IOException {
    assertThat(action().get("inputs").has(name)).as(name).isTrue();
    String jar = System.getProperty("flux.conformance.jar");
    return name.equals("jar")
        ? Path.of(jar).toAbsolutePath().toString()
        : inputs.getOrDefault(name, action().at("/inputs/" + name + "/default").asText());
  }

  private static JsonNode action() throws IOException {
    return LosslessJson.readYaml(Files.readString(ACTION.resolve("action.yml")));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
