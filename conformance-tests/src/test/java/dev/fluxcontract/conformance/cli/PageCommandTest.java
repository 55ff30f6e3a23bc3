package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCommandTest {
  private static final String PAGE =
      """
      ## Images
      POST https://gateway.example/fal-ai/flux-1/dev
      Authorization: Bearer KEY

      | Parameter | Type | Required | Default | Description |
      |---|---|---|---|---|
      | prompt | string | Yes | - | What to show |
      | num_images | integer | No | 1 | Range: 1-4 |
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private CliOutput page(String text) throws Exception {
    return CliOutput.by("page", "--json", file("page.md", text));
  }

  private static JsonNode field(CliOutput said, String name) throws Exception {
    for (JsonNode one : LosslessJson.read(said.out()).at("/pages/0/operations/0/fields")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no field " + name + " in " + said.out());
  }

  @Test
  void aPageThatSaysWhatTheContractSaysEndsWith0() throws Exception {
    CliOutput said = page(PAGE);
    assertThat(said.exitCode()).isZero();
    assertThat(field(said, "num_images"))
        .isEqualTo(
            LosslessJson.read(
                """
                {"name": "num_images", "type": "integer", "required": false, "minimum": 1,
                "maximum": 4, "default": 1, "said": "prose", "relation": "same"}\
                """));
    assertThat(field(said, "guidance_scale"))
        .isEqualTo(
            LosslessJson.read(
                """
                {"name": "guidance_scale", "relation": "missing",
                "why": "the page does not name it"}\
                """));
    JsonNode page = LosslessJson.read(said.out()).at("/pages/0");
    assertThat(page.path("servers").path(0).asText()).isEqualTo("https://gateway.example");
    assertThat(page.path("auth").asText()).isEqualTo("Bearer");
    assertThat(page.has("origin")).isFalse();
    assertThat(page.path("problems")).isEmpty();
  }

  @Test
  void aNarrowerRangeEndsWith1AndAWiderOneWith0() throws Exception {
    CliOutput narrower = page(PAGE.replace("1-4", "1-2"));
    assertThat(narrower.exitCode()).isOne();
    assertThat(field(narrower, "num_images").path("why").asText())
        .isEqualTo("maximum 2 instead of 4");
    CliOutput wider = page(PAGE.replace("1-4", "1-8"));
    assertThat(wider.exitCode()).isZero();
    assertThat(field(wider, "num_images").path("relation").asText()).isEqualTo("wider");
  }

  @Test
  void aDefaultOutsideOfItsOwnRangeContradicts() throws Exception {
    CliOutput said = page(PAGE.replace("| 1 | Range", "| 9 | Range"));
    assertThat(said.exitCode()).isOne();
    assertThat(field(said, "num_images").path("why").asText())
        .isEqualTo("its default 9 is outside its range 1 to 4");
  }

  @Test
  void aPageThatCannotBeReadEndsWith2AndTheOthersAreShown() throws Exception {
    String good = file("good.md", PAGE);
    CliOutput said = CliOutput.by("page", file("bad.md", "nothing\n"), good);
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("bad.md:1: the page documents no operation");
    assertThat(said.out()).contains("parameter-table", "num_images");
    assertThat(CliOutput.by("page", folder + "/none.md").err()).contains("there is no such file");
  }

  @Test
  void aPageIsWrittenAsADocumentOfOneOperation() throws Exception {
    CliOutput said = CliOutput.by("page", "--openapi", file("page.md", PAGE));
    JsonNode document = LosslessJson.readYaml(said.out());
    assertThat(document.at("/paths/~1fal-ai~1flux-1~1dev/post/operationId").asText())
        .isEqualTo("submitDevTextToImage");
    assertThat(document.at("/components/schemas/DevTextToImage/properties/num_images/maximum"))
        .hasToString("4");
    assertThat(document.at("/servers/0/url").asText()).isEqualTo("https://gateway.example");
    CliOutput two = CliOutput.by("page", "--openapi", file("a.md", PAGE), file("b.md", PAGE));
    assertThat(two.exitCode()).isEqualTo(2);
    assertThat(two.err()).contains("--openapi: takes one page");
  }

  @Test
  void aListOrAUnionThatMayBeNullStaysNullableInTheDocument() throws Exception {
    String page =
        """
        openapi: 3.0.1
        paths:
          /loom-ai/weave/poster:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        ratio: {type: string, enum: ["5:4", "4:5"], nullable: true}
                        cloth: {oneOf: [{type: string}, {type: integer}, {type: 'null'}]}
                        copies: {type: integer, nullable: true}
                        finish: {type: string, enum: [matt, gloss]}
        """;
    CliOutput said = CliOutput.by("page", "--openapi", file("page.yaml", page));
    Path document = Files.writeString(folder.resolve("document.yaml"), said.out());
    Map<String, SchemaProperty> fields =
        Contract.read(document).submits().get(0).requestSchema().properties();
    for (String name : List.of("ratio", "copies")) {
      assertThat(schema(fields, name).nullable()).as(name).isTrue();
    }
    assertThat(schema(fields, "cloth").branches().get(0).nullable()).isTrue();
    assertThat(schema(fields, "finish").nullable()).isFalse();
  }

  private static Schema schema(Map<String, SchemaProperty> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name).schema();
  }

  @Test
  void severalPagesMakeOneTable() throws Exception {
    String other = file("b.md", PAGE.replace("1-4", "1-2"));
    CliOutput said = CliOutput.by("page", file("a.md", PAGE), other);
    assertThat(said.exitCode()).isOne();
    assertThat(said.out())
        .containsPattern("num_images +same: integer, 1 to 4, default 1 +narrower: integer, 1 to 2");
  }

  @Test
  void nothingOfAPageReachesTheTerminalUnescaped() throws Exception {
    String hostile = PAGE.replace("| - | What", "| \u001b[2J\u202e\u009b | What");
    for (String[] format : new String[][] {{"page"}, {"page", "--json"}, {"page", "--openapi"}}) {
      String file = file("page.md", hostile);
      String[] arguments = java.util.Arrays.copyOf(format, format.length + 1);
      arguments[format.length] = file;
      assertThat(CliOutput.by(arguments).out()).doesNotContain("\u001b", "\u202e", "\u009b");
    }
    assertThat(field(page(hostile), "prompt").path("default").asText())
        .isEqualTo("\u001b[2J\u202e\u009b");
  }
}
