package dev.fluxcontract.conformance.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The names of paths, query parameters and headers stand in the contract alone: the client that is
 * built from a contract with other names sends those.
 */
@Tag("slow")
class RenamedParametersTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path CONTRACT = Path.of("../spec/flux.openapi.yaml");
  private static final Path CLIENT = Path.of("../client/src/main/java");
  private static final Path CALLER = Path.of("src/test/resources/evolution/WireCaller.java");

  @TempDir static Path folder;

  /** The names in the contract, and those that took their place. */
  private static final Map<String, String> RENAMED = new HashMap<>();

  private static String sent;

  @BeforeAll
  static void sendsEachKindOfRequest() throws Throwable {
    JsonNode contract = YAML.readTree(CONTRACT.toFile());
    contract.at("/components/parameters").forEach(RenamedParametersTest::rename);
    ObjectNode paths = YAML.createObjectNode();
    contract
        .get("paths")
        .properties()
        .forEach(
            path -> paths.set(path.getKey().replace("/requests/", "/renamed/"), path.getValue()));
    ((ObjectNode) contract).set("paths", paths);
    Path file = folder.resolve("renamed.yaml");
    YAML.writeValue(file.toFile(), contract);
    Path generated = GeneratedClient.compile(file, folder.resolve("generated"));
    Path client = folder.resolve("client");
    GeneratedClient.compileAll(CLIENT, generated, client);
    Path caller = folder.resolve("caller");
    GeneratedClient.compileCaller(CALLER, caller, generated, client);
    sent = GeneratedClient.run("WireCaller", caller, generated, client);
  }

  private static void rename(JsonNode parameter) {
    String place = parameter.get("in").asText();
    if (place.equals("query") || place.equals("header")) {
      String name = parameter.get("name").asText();
      String other = "x-renamed-" + RENAMED.size();
      RENAMED.put(name, other);
      ((ObjectNode) parameter).put("name", other);
    }
  }

  @Test
  void theOldNamesAreGone() {
    assertThat(RENAMED).hasSizeGreaterThanOrEqualTo(3);
    RENAMED.keySet().forEach(name -> assertThat(sent).doesNotContain(name));
  }

  @Test
  void theNewOnesAreSentInTheirPlace() {
    String webhook = RENAMED.get("fal_webhook");
    String timeout = RENAMED.get("X-Fal-Request-Timeout");
    String logs = RENAMED.get("logs");
    assertThat(sent)
        .contains(
            "POST /prefix/fal-ai/flux-1/dev?" + webhook + "=https%3A%2F%2Fa.example%2Fhook HTTP",
            "\r\n" + timeout + ": 30\r\n",
            "GET /prefix/fal-ai/flux-1/renamed/r1/status?" + logs + "=1 HTTP",
            "GET /prefix/fal-ai/flux-1/renamed/r1 HTTP",
            "PUT /prefix/fal-ai/flux-1/renamed/r1/cancel HTTP");
  }

  @Test
  void aTicketsUrlTakesThePlaceOfTheUrlAlone() {
    String logs = RENAMED.get("logs");
    assertThat(sent)
        .contains(
            "GET /prefix/other/r1?" + logs + "=1 HTTP",
            "GET /prefix/fal-ai/flux-1/requests/r1?a=b HTTP",
            "PUT /prefix/c/r1 HTTP");
  }
}
