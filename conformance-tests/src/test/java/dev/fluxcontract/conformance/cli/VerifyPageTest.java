package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that keep or break their own page, where the documents of others say otherwise. */
class VerifyPageTest {
  /** Six tolerances, no required format: what the contract says too. */
  private static final String PAGE =
      """
      # Edit one picture

      ```yaml
      openapi: 3.0.1
      paths:
        /fal-ai/flux-pro/kontext/max:
          post:
            summary: Edit one picture
            parameters:
              - {name: Authorization, in: header, example: "Bearer KEY", schema: {type: string}}
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    required: [prompt, image_url]
                    properties:
                      prompt: {type: string}
                      image_url: {type: string}
                      guidance_scale: {type: number, minimum: 1, maximum: 20, default: 3.5}
                      safety_tolerance: {type: string, enum: ["1", "2", "3", "4", "5", "6"]}
                      output_format: {type: string, enum: [jpeg, png]}
                  example:
                    prompt: paint the boat green
                    image_url: https://gateway.example/boat.png
                    output_format: png
            responses:
              "200":
                content:
                  application/json:
                    schema:
                      type: object
                      required: [request_id, response_url]
                      properties:
                        request_id: {type: string}
                        response_url: {type: string}
      ```
      """;

  private static final String TOLERANCES = "[\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]";
  private static final String FIVE = "[\"1\", \"2\", \"3\", \"4\", \"5\"]";
  private static final String SCHEMAS = "/components/schemas";

  @TempDir Path folder;

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** A gateway that is served from a contract with one change. */
  private GatewayBuilder gateway(Consumer<JsonNode> change) throws Exception {
    ObjectNode root = Contract.bundled().root().deepCopy();
    change.accept(root);
    Path contract = Files.writeString(folder.resolve("served.json"), LosslessJson.write(root));
    return FluxGateway.builder().contract(Contract.read(contract));
  }

  private CliOutput verify(GatewayBuilder settings, String... more) {
    try (FluxGateway gateway = settings.start()) {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("verify", "--gateway", gateway.url(), "--budget", "1000"));
      arguments.addAll(List.of("--report", folder.resolve("report").toString()));
      arguments.addAll(List.of(more));
      return CliOutput.by(Map.of("FLUX_API_KEY", gateway.key()), arguments.toArray(new String[0]));
    }
  }

  private JsonNode report() throws Exception {
    return LosslessJson.read(Files.readString(folder.resolve("report/report.json")));
  }

  private List<String> failed() throws Exception {
    List<String> failed = new ArrayList<>();
    for (JsonNode check : report().path("checks")) {
      if (List.of("failed", "warned", "error").contains(check.path("outcome").asText())) {
        failed.add(check.path("id").asText());
      }
    }
    return failed;
  }

  private JsonNode check(String id) throws Exception {
    for (JsonNode check : report().path("checks")) {
      if (check.path("id").asText().equals(id)) {
        return check;
      }
    }
    throw new AssertionError("no check " + id);
  }

  private static void takesFiveTolerances(JsonNode root) {
    ((ArrayNode) root.at(SCHEMAS + "/SafetyTolerance/enum")).remove(5);
  }

  private static void requiresTheFormat(JsonNode root) {
    ((ArrayNode) root.at(SCHEMAS + "/KontextEdit/required")).add("output_format");
  }

  @Test
  void anAddressThatLeadsNowhereIsNotSent() throws Exception {
    for (String address :
        List.of("https://example.com/boat.png", "YOUR_IMAGE_URL", "<image url>")) {
      String page = PAGE.replace("https://gateway.example/boat.png", '"' + address + '"');
      try (FluxGateway gateway = FluxGateway.create().start()) {
        CliOutput.by(
            Map.of("FLUX_API_KEY", gateway.key()),
            "verify --budget 1 --only SUBMIT-01 --gateway %s --page %s --report %s"
                .formatted(gateway.url(), file("own.md", page), folder.resolve("report"))
                .split(" "));
        assertThat(gateway.requests())
            .as(address)
            .anyMatch(request -> request.body().contains("image_url"))
            .noneMatch(request -> request.body().contains(address));
      }
    }
  }

  @Test
  void aGatewayThatTakesAllItsPageStatesConforms() throws Exception {
    CliOutput said = verify(FluxGateway.builder(), "--page", file("own.md", PAGE));
    assertThat(failed()).isEmpty();
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
  }

  @Test
  void aGatewayIsNotHeldToWhatOnlyOtherDocumentsAllow() throws Exception {
    CliOutput other = verify(gateway(VerifyPageTest::takesFiveTolerances), "--only", "SUBMIT");
    assertThat(other.exitCode()).as("without --page").isOne();
    String page = file("own.md", PAGE.replace(TOLERANCES, FIVE));
    CliOutput own = verify(gateway(VerifyPageTest::takesFiveTolerances), "--page", page);
    assertThat(failed()).isEmpty();
    assertThat(own.exitCode()).as(own.out() + own.err()).isZero();
  }

  @Test
  void aGatewayThatRefusesWhatItsPageAllowsFailsAndThePageIsNamed() throws Exception {
    String page = file("own.md", PAGE);
    CliOutput said = verify(gateway(VerifyPageTest::takesFiveTolerances), "--page", page);
    assertThat(said.exitCode()).isOne();
    assertThat(failed()).containsExactly("SUBMIT-02");
    assertThat(said.out()).contains("SUBMIT-02  MUST  " + page, "safety_tolerance");
    assertThat(check("SUBMIT-02").path("documents").get(0).asText()).isEqualTo(page);
    assertThat(Files.readString(folder.resolve("report/report.html"))).contains(page);
  }

  @Test
  void aGatewayThatTakesWhatItsPageExcludesFails() throws Exception {
    CliOutput said =
        verify(FluxGateway.builder(), "--page", file("own.md", PAGE.replace(TOLERANCES, FIVE)));
    assertThat(said.exitCode()).isOne();
    assertThat(failed()).containsExactly("REFUSE-05");
    assertThat(check("REFUSE-05").path("level").asText()).isEqualTo("must");
  }

  @Test
  void aFieldThatThePageRequiresIsSentAndMissedIfItIsLeftOut() throws Exception {
    String page =
        file("own.md", PAGE.replace("[prompt, image_url]", "[prompt, image_url, output_format]"));
    CliOutput keeps = verify(gateway(VerifyPageTest::requiresTheFormat), "--page", page);
    assertThat(failed()).isEmpty();
    assertThat(keeps.exitCode()).as(keeps.out() + keeps.err()).isZero();
    CliOutput breaks = verify(FluxGateway.builder(), "--page", page);
    assertThat(breaks.exitCode()).isOne();
    assertThat(failed()).containsExactly("REFUSE-01");
  }

  private static void takesAnyGuidance(JsonNode root) {
    ((ObjectNode) root.at(SCHEMAS + "/KontextEdit/properties/guidance_scale")).remove("maximum");
  }

  private static void requiresTheGuidance(JsonNode root) {
    ((ArrayNode) root.at(SCHEMAS + "/KontextEdit/required")).add("guidance_scale");
  }

  /** Its other facts are held to: nothing contradicts them. */
  @Test
  void aFieldOfWhichThePageSaysBothRequiredAndOptionalIsSentAndMayBeLeftOut() throws Exception {
    String both =
        PAGE.replace("[prompt, image_url]", "[prompt, image_url, guidance_scale]")
            .replace("default: 3.5}", "default: 3.5, description: 可选。How closely to follow}");
    for (GatewayBuilder correct :
        List.of(FluxGateway.builder(), gateway(VerifyPageTest::requiresTheGuidance))) {
      CliOutput said = verify(correct, "--page", file("both.md", both));
      assertThat(failed()).isEmpty();
      assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    }
    verify(gateway(VerifyPageTest::takesAnyGuidance), "--page", file("both.md", both));
    assertThat(failed()).containsExactly("REFUSE-04");
  }

  @Test
  void aTableThatDoesNotSayWhatAnAnswerAlwaysHasRequiresNoneOfIt() throws Exception {
    String table =
        """
        POST /fal-ai/flux-pro/kontext/max
        | Field | Type | Required |
        |---|---|---|
        | prompt | string | yes |
        | image_url | string | yes |

        ## Response
        | Field | Type | Description |
        |---|---|---|
        | request_id | string | The job |
        | images | array | The pictures, once they are made |
        """;
    CliOutput said = verify(FluxGateway.builder(), "--page", file("t.md", table));
    assertThat(failed()).isEmpty();
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
  }

  @Test
  void aFieldOfTheAnswerIsMissedOnlyWhereThePageStatesIt() throws Exception {
    GatewayBuilder bare = FluxGateway.builder().fault("bare-ticket");
    CliOutput silent = verify(bare, "--page", file("own.md", PAGE));
    assertThat(failed()).isEmpty();
    assertThat(silent.exitCode()).as(silent.out() + silent.err()).isZero();
    String stated =
        PAGE.replace("[request_id, response_url]", "[request_id, cancel_url]")
            .replace("response_url: {", "cancel_url: {");
    CliOutput stating = verify(bare, "--page", file("states.md", stated));
    assertThat(stating.exitCode()).isOne();
    assertThat(failed()).containsExactly("TICKET-12");
    assertThat(check("TICKET-12").path("documents").get(0).asText()).endsWith("states.md");
  }

  @Test
  void theStatesOfATicketBindOnlyWhereThePagePrintsThem() throws Exception {
    GatewayBuilder broken = FluxGateway.builder().fault("ticket-state-unknown");
    String open = PAGE.replace("response_url: {type", "status: {type");
    CliOutput silent = verify(broken, "--page", file("own.md", open), "--only", "TICKET");
    assertThat(silent.exitCode()).as(silent.out() + silent.err()).isZero();
    String printing =
        open.replace(
            "status: {type: string}\n",
            "status: {type: string}\n                example: {status: IN_QUEUE}\n");
    CliOutput stating = verify(broken, "--page", file("prints.md", printing), "--only", "TICKET");
    assertThat(stating.exitCode()).isOne();
    assertThat(failed()).containsExactly("TICKET-09");
  }

  @Test
  void aPrintedRequestBindsThoughListAndDefaultOfAFieldContradictEachOther() throws Exception {
    String contradictory = PAGE.replace("enum: [jpeg, png]}", "enum: [webp], default: png}");
    GatewayBuilder refusing = FluxGateway.builder().fault("refuses-png");
    CliOutput said = verify(refusing, "--page", file("own.md", contradictory), "--only", "SUBMIT");
    assertThat(said.exitCode()).isOne();
    assertThat(failed()).containsExactly("SUBMIT-01");
  }

  @Test
  void whatNoPageStatesIsANoteAndNeverFails() throws Exception {
    String silent = PAGE.replaceAll("(?s)      responses:.*?```", "```");
    GatewayBuilder broken = FluxGateway.builder().fault("ticket-state-unknown");
    CliOutput said = verify(broken, "--page", file("own.md", silent), "--strict");
    assertThat(failed()).isEmpty();
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(check("TICKET-03").path("level").asText()).isEqualTo("note");
  }

  @Test
  void aBudgetIsSpentOnWhatThePageStatesFirst() throws Exception {
    String page = file("own.md", PAGE);
    CliOutput said = CliOutput.by("verify", "--plan", "--page", page, "--budget", "38");
    assertThat(said.out())
        .containsPattern("NOTE +\\d+/\\d+")
        .doesNotContainPattern("(REFUSE|AUTH|SUBMIT-02).* MUST +\\d+/\\d+");
  }

  @Test
  void submitsThatNoPageDescribesAreSkippedAndNamed() throws Exception {
    CliOutput said = CliOutput.by("verify", "--plan", "--page", file("own.md", PAGE));
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("Skipped, since no page given describes it: submitDevTextToImage,");
    assertThat(said.out()).doesNotContain("describes it: submitKontextEdit");
  }

  @Test
  void aPageThatCannotBeReadEndsWith2BeforeAnythingIsSent() throws Exception {
    try (FluxGateway gateway = FluxGateway.builder().start()) {
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", gateway.key()),
              "verify",
              "--gateway",
              gateway.url(),
              "--budget",
              "9",
              "--page",
              file("bad.md", "nothing\n"));
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err()).contains("bad.md:1: the page documents no operation");
      assertThat(gateway.requests()).isEmpty();
    }
  }

  @Test
  void aPageOfAnotherModelIsNamedAndSkipped() throws Exception {
    String other = file("other.md", PAGE.replace("flux-pro/kontext/max", "boats/sail"));
    CliOutput both =
        CliOutput.by("verify", "--plan", "--page", file("own.md", PAGE), "--page", other);
    assertThat(both.exitCode()).as(both.err()).isZero();
    assertThat(both.err()).contains("other.md: the contract has no POST /fal-ai/boats/sail");
    CliOutput alone = CliOutput.by("verify", "--plan", "--page", other);
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("nothing to check");
  }
}
