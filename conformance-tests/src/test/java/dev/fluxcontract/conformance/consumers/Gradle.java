package dev.fluxcontract.conformance.consumers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Gradle, which Maven cannot bring. Where there is none, its test is skipped and says so. With
 * {@code FLUX_GRADLE=required} in the environment, as {@code .ci/run} has it, it fails instead.
 */
final class Gradle {
  private static final Path SOURCE = Path.of("src/it/consumers/gradle/build.gradle");

  private Gradle() {}

  /** Builds the project with what the README says for Gradle, and runs it; gives what was said. */
  static String run(Path project, FluxGateway gateway) throws Exception {
    String script = Files.readString(SOURCE).replace("// the dependency", Quote.gradleDependency());
    Files.writeString(project.resolve("build.gradle"), script);
    String said = build(project);
    Path classPath = project.resolve("build/class-path.txt");
    assertThat(classPath).as(said).exists();
    return Program.run(
        project,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            Files.readString(classPath),
            "example.Main",
            gateway.url(),
            gateway.key(),
            "gradle",
            "build/answer.json"));
  }

  private static String build(Path project) throws InterruptedException {
    try {
      return Program.run(
          project,
          List.of(
              "gradle",
              "--no-daemon",
              "--console=plain",
              "--gradle-user-home=" + project.resolve("home"),
              "-Dmaven.repo.local=" + Program.property("consumers.repository"),
              "clean",
              "classPath"));
    } catch (IOException e) {
      String trouble = "the client was not built with Gradle: " + e.getMessage();
      assertThat(System.getenv("FLUX_GRADLE")).as(trouble).isNotEqualTo("required");
      return requireNonNull(abort(trouble));
    }
  }
}
