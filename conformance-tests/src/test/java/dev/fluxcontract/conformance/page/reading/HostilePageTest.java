package dev.fluxcontract.conformance.page.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is a stranger's text: it must not take long, fill the memory, or lead anywhere. */
class HostilePageTest {
  private static final String START =
      """
      openapi: 3.0.1
      paths:
        /loom-ai/weave/poster:
          post:
            requestBody:
              content:
                application/json:
                  schema:
                    properties:
                      copies:
      """;

  private static PublishedPage read(String text) throws UnreadablePageException {
    return PageReader.read(PageSource.read("page", new ByteArrayInputStream(text.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: integer, a: &a [1, 1], b: *a}",
        "{type: !!java.net.URL 'http://127.0.0.1/'}",
        "{type: !local integer}",
        "{description: &x y}",
      })
  void yamlAliasesAnchorsAndTagsAreRefused(String schema) {
    assertThatThrownBy(() -> read(START + " ".repeat(20) + schema + "\n"))
        .isInstanceOf(UnreadablePageException.class)
        .hasMessageMatching("uses a YAML (?:alias|anchor or tag), which no page needs")
        .satisfies(e -> assertThat(((UnreadablePageException) e).line()).isEqualTo(11));
  }

  @Test
  void whatIsTooDeepTooLongOrTooLargeIsRefused() {
    assertThatThrownBy(() -> read(START + " ".repeat(20) + "x: " + "[".repeat(70)))
        .isInstanceOf(UnreadablePageException.class);
    assertThatThrownBy(() -> read(START + " ".repeat(20) + "x: [" + "1,".repeat(60_000) + "1]"))
        .hasMessage("holds more than 50000 values");
    assertThatThrownBy(() -> read("a\n".repeat(30_000))).hasMessageContaining("20000 lines");
    assertThatThrownBy(() -> read("a".repeat(1 << 20) + "a")).hasMessageContaining("1 MiB");
    assertThatThrownBy(() -> read(START + " ".repeat(20) + "x".repeat(300) + ": 1"))
        .hasMessage("has a name of more than 200 characters");
    String long100 = "{" + "x".repeat(100) + ": ";
    assertThatThrownBy(() -> read(START + " ".repeat(20) + "x: " + long100.repeat(10) + "1"))
        .hasMessage("has a value below names of 1000 characters");
  }

  /** Otherwise a page of 200 KB takes a gigabyte: 100 operations have 500 fields each. */
  @Test
  void whatManyOperationsShareIsReadInPart() throws Exception {
    StringBuilder text = new StringBuilder("openapi: 3.0.1\npaths:\n");
    for (int i = 0; i < 100; i++) {
      text.append("  /loom-ai/weave/poster" + i + ": {post: {requestBody: {content: ")
          .append("{application/json: {schema: {$ref: '#/components/schemas/Poster'}}}}}}\n");
    }
    text.append("components:\n  schemas:\n    Poster:\n      properties:\n");
    for (int i = 0; i < SchemaFields.MOST_FIELDS; i++) {
      text.append("        f" + i + ": {$ref: '#/components/schemas/Loom'}\n");
    }
    text.append("    Loom: {type: string, description: \"" + "a b ".repeat(4_000) + "\"}\n");
    List<PageField> fields =
        read(text.toString()).operations().stream().flatMap(o -> o.fields().stream()).toList();
    assertThat(fields.size()).isEqualTo(SchemaFields.MOST_FIELDS_OF_PAGE);
  }

  @Test
  void aReferenceThatLeadsElsewhereIsNotFollowed() throws Exception {
    PublishedPage page =
        read(START + " ".repeat(20) + "$ref: http://127.0.0.1:1/schema.yaml\nservers: []\n");
    assertThat(page.operations().get(0).fields().get(0).facts())
        .hasToString("{\"required\":false}");
    assertThat(page.problems())
        .extracting(PageProblem::what)
        .contains(
            "The reference http://127.0.0.1:1/schema.yaml leads elsewhere; it is not followed");
  }

  @Test
  void aReferenceToItselfEnds() throws Exception {
    String itself =
        "$ref: '#/paths/~1loom-ai~1weave~1poster/post/requestBody/content/application~1json"
            + "/schema/properties/copies'\n";
    assertThat(read(START + " ".repeat(20) + itself).operations().get(0).fields()).hasSize(1);
  }

  /** Followed along every way, eight references to itself are 8^16 schemas. */
  @ParameterizedTest
  @ValueSource(strings = {"allOf", "oneOf", "anyOf"})
  void aSchemaOfManyReferencesToItselfIsReadInShortTime(String union) {
    String itself = "{$ref: '#/components/schemas/Loom'}";
    String all = "{type: integer, enum: [1], %s: [%s]}".formatted(union, (itself + ", ").repeat(8));
    String page =
        START.replace("properties:", "allOf: [" + itself + "]\n              properties:")
            + " ".repeat(20)
            + "allOf: [%s]\ncomponents:\n  schemas:\n    Loom: %s\n".formatted(itself, all);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(read(page)).isNotNull());
  }

  /** Otherwise each of the fields has 40,000 values and a sentence of 200,000 letters. */
  @Test
  void whatManyFieldsReferToIsReadInShortTime() throws Exception {
    StringBuilder page = new StringBuilder(START.replaceFirst(" +copies:\n", ""));
    for (int i = 0; i < SchemaFields.MOST_FIELDS; i++) {
      page.append(" ".repeat(16) + "f" + i + ": {$ref: '#/components/schemas/Loom'}\n");
    }
    page.append("components:\n  schemas:\n    Loom: {type: string, description: \"")
        .append("默认".repeat(100_000) + "\", enum: [" + "loom, ".repeat(40_000) + "]}\n");
    PageField field =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> read(page.toString()).operations().get(0).fields().get(0));
    assertThat(field.facts()).hasToString("{\"type\":\"string\",\"required\":false}");
    assertThat(field.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e600000000", "1e-600000000"})
  void aNumberThatTakesTooManyDigitsIsText(String number) throws Exception {
    PublishedPage page =
        read(
            "POST /loom-ai/weave/poster\n{\"jsonSchema\": {\"properties\": {\"copies\":"
                + " {\"type\": \"integer\", \"maximum\": %1$s, \"default\": %1$s}}}}"
                    .formatted(number));
    assertThat(page.operations().get(0).fields().get(0).facts().toString())
        .matches(".*\"required\":false,\"default\":\"1E[+-]600000000\"}");
  }

  /** Each would take minutes where the time grows with the square of the length. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {"默认", "最多1 ", "范围", "1-1-", "{", "[", "{\n", "'{", "a|b|", "\"", "(", "0 <= "})
  void aLongPageIsReadInShortTime(String unit) {
    String much = unit.repeat(900_000 / unit.getBytes(UTF_8).length);
    for (String page :
        new String[] {
          much,
          START + " ".repeat(20) + "description: '" + much.replace("'", "''") + "'\n",
          "POST /loom-ai/weave/poster\n| name | type | default |\n| copies | integer | " + much,
          "POST /loom-ai/weave/poster\nBody 参数\ncopies\ninteger\nrequired\n" + much,
        }) {
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> attempt(page));
    }
  }

  private static void attempt(String page) {
    try {
      assertThat(read(page).operations()).isNotEmpty();
    } catch (UnreadablePageException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
