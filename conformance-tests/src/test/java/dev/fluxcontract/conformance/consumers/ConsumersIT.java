package dev.fluxcontract.conformance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The projects in {@code src/it/consumers}, built by a Maven of their own from what would be
 * published. Each has one image made, but that of the templates.
 */
class ConsumersIT {
  private static final FluxGateway gateway = FluxGateway.create();
  private static final Path projects = Path.of(System.getProperty("consumers.projects"));
  private static String log = "";

  @BeforeAll
  static void build() throws Exception {
    gateway.start();
    AnotherContract.prepare(projects.resolve("another-contract"));
    log = Maven.installIntegrations(projects) + Maven.verify(projects, gateway);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void dependOnTheClientAsTheFrontPageSays() throws IOException {
    assertThat(projects.resolve("pom.xml"))
        .content()
        .containsIgnoringWhitespaces(Quote.mavenDependency());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application",
        "module-path",
        "shaded",
        "shrunk",
        "kotlin",
        "okhttp-5",
        "spring-boot",
        "langchain4j",
        "spring-ai",
        "quarkus",
        "metrics"
      })
  void hasOneImageMade(String project) throws Exception {
    hasOneImageMade(project, projects.resolve(project).resolve("target/answer.json"), log);
  }

  @Test
  void hasOneImageMadeUnderGradle() throws Exception {
    Path project = projects.resolve("gradle");
    String said = Gradle.run(project, gateway);
    hasOneImageMade("gradle", project.resolve("build/answer.json"), said);
  }

  private static void hasOneImageMade(String project, Path answer, String log) throws IOException {
    assertThat(answer).as(log).exists();
    JsonNode result = LosslessJson.read(Files.readString(answer));
    assertThat(result.get("images").get(0).get("url").asText()).startsWith("http");
    assertThat(result.get("prompt").asText()).isEqualTo(project);
    assertThat(gateway.requests())
        .filteredOn(request -> request.step() == GatewayStep.SUBMIT)
        .filteredOn(request -> request.body().contains('"' + project + '"'))
        .hasSize(1);
  }

  /**
   * MB as memory is counted. Without ours it is 3.05, of which Kotlin's library is 1.64. Each of
   * the eleven models takes 0.01 of ours.
   */
  @Test
  void bringsFewMegabytesAlong() throws IOException {
    List<Path> jars = classPath("application");
    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString().replaceAll("-\\d.*", ""))
        .contains("flux-client", "retrofit", "okhttp", "moshi", "kotlin-stdlib");
    assertThat(mebibytes(jars)).as(jars.toString()).isLessThan(3.6);
  }

  /**
   * WireMock is 18.6 MiB of what others bring, and AssertJ with Byte Buddy 10.1. The suite's own
   * jar has its checks, reports and commands, too: 0.1 MiB of it are watch and explain.
   */
  @Test
  void bringsATestOnlyWhatTheEmbeddedGatewayNeeds() throws IOException {
    List<Path> jars = classPath("testing");
    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .noneMatch(name -> name.matches("(picocli|swagger|openapi|junit-platform-launcher).*"));
    assertThat(jars).hasSizeLessThanOrEqualTo(27);
    List<Path> ours =
        jars.stream().filter(jar -> jar.getFileName().toString().startsWith("flux-")).toList();
    assertThat(mebibytes(ours)).as(ours.toString()).isLessThan(1.7);
    assertThat(mebibytes(jars) - mebibytes(ours)).as("others of " + jars).isLessThan(35.6);
  }

  /** What manages versions in the build of the suite does not reach a project that uses it. */
  @Test
  void bringsATestTheVersionsThatWereTested() throws IOException {
    List<String> tested =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(jar -> Path.of(jar).getFileName().toString())
            .toList();
    assertThat(classPath("testing"))
        .extracting(jar -> jar.getFileName().toString())
        .filteredOn(name -> !name.startsWith("flux-"))
        .isSubsetOf(tested);
  }

  private static List<Path> classPath(String project) throws IOException {
    String jars = Files.readString(projects.resolve(project).resolve("target/class-path.txt"));
    return Stream.of(jars.strip().split(File.pathSeparator)).map(Path::of).toList();
  }

  private static double mebibytes(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes / 1048576.0;
  }

  @Test
  void kotlinRefusesANullWhereNoneMayBe() {
    assertThat(log)
        .containsPattern("ERROR.*Null\\.kt:7:.*Null cannot be a value of a non-null type 'String'")
        .containsPattern("ERROR.*Null\\.kt:8:.*Null cannot be a value of a non-null type 'String'")
        .containsPattern("ERROR.*Null\\.kt:10:.*Only safe .* are allowed on a nullable receiver");
  }

  @Test
  void generatesAClientOfAnotherContractWithTheTemplates() {
    assertThat(projects.resolve("another-contract/target/answer.txt"))
        .as(log)
        .hasContent("/orders {\"title\":\"Emma\",\"copies\":2,\"binding\":\"cloth\"}");
  }

  @Test
  void testsItselfWithTheEmbeddedGateway() {
    assertThat(projects.resolve("testing/target/surefire-reports/example.MainTest.txt"))
        .as(log)
        .content()
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
  }
}
