package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.PageJson;
import dev.fluxcontract.conformance.page.PageReview;
import dev.fluxcontract.conformance.page.reading.PageReader;
import dev.fluxcontract.conformance.page.reading.PageSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of what each document says, in both directions: a page with a document's facts gives
 * all of them back, and no other.
 */
class DocumentPagesTest {
  private static final Documents TABLE = Documents.read();

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "D1, apifox-markdown, ,",
    "D2, apifox-dump, D2_request.json, D2_ticket.json",
    "D3, apifox-markdown, , D3_ticket.yaml",
    "D4, field-list, , D4_ticket.json",
    "D5, openapi-text, D5_request.yaml, D5_ticket.yaml"
  })
  void aDocumentsPageGivesBackItsFactsAndNoOther(
      String document, String format, @Nullable String request, @Nullable String answer)
      throws Exception {
    List<Documents.Line> lines =
        TABLE.fields().stream()
            .filter(line -> line.document().equals(document))
            .filter(line -> line.operation().startsWith("POST /"))
            .toList();
    JsonNode operation =
        TABLE.operations().stream()
            .filter(line -> line.document().equals(document))
            .filter(line -> line.operation().startsWith("POST /"))
            .findFirst()
            .orElseThrow()
            .says();
    JsonNode requestBody = printed(request);
    DocumentPage page = new DocumentPage(lines, operation, requestBody, printed(answer));
    JsonNode read = read(page.as(format));

    assertThat(read.path("format").asText()).isEqualTo(format);
    JsonNode one = read.at("/operations/0");
    assertThat(one.path("method").asText()).isEqualTo("POST");
    assertThat(one.path("path")).isEqualTo(operation.path("path"));
    assertThat(read.path("auth")).isEqualTo(operation.at("/auth/0"));
    assertThat(read.at("/servers/0")).isEqualTo(operation.path("server"));
    assertThat(facts(one)).isEqualTo(facts(lines));
    assertThat(read.path("problems").toString().contains("The key is a header parameter"))
        .isEqualTo(operation.path("authAs").asText().equals("header parameter"));
    JsonNode expected = requestBody == null ? page.example() : requestBody;
    assertThat(one.path("examples")).isEqualTo(LosslessJson.array().add(expected));
  }

  private static @Nullable JsonNode printed(@Nullable String file) {
    return file == null ? null : Spec.parse(Spec.resource("/documents/" + file));
  }

  private static JsonNode read(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    PageSource source = PageSource.read("page.md", new ByteArrayInputStream(bytes));
    PageJson json = new PageJson();
    json.add(PageReview.of(PageReader.read(source), Contract.bundled()));
    return LosslessJson.read(json.toString()).at("/pages/0");
  }

  /** Each fact that the table has, by place, field and name, and where it stands. */
  private static Map<String, String> facts(List<Documents.Line> lines) {
    Map<String, String> facts = new TreeMap<>();
    for (Documents.Line line : lines) {
      String place = line.place().equals("request") ? "fields" : "answer";
      JsonNode words = line.says().path("prose");
      boolean printed = !line.says().has("required");
      ObjectNode says = line.says().deepCopy();
      says.remove(List.of("prose", "example"));
      says.put("said", printed ? "example" : words.isEmpty() ? "schema" : "prose");
      add(place, line.field(), says, facts);
    }
    return facts;
  }

  /** Each fact that a page was read to state. */
  private static Map<String, String> facts(JsonNode operation) {
    Map<String, String> facts = new TreeMap<>();
    for (String place : List.of("fields", "answer")) {
      for (JsonNode field : operation.path(place)) {
        ObjectNode says = field.deepCopy();
        boolean missing = says.path("relation").asText().equals("missing");
        says.remove(List.of("name", "relation", "why"));
        assertThat(missing).as("a page says nothing of a missing field").isEqualTo(says.isEmpty());
        add(place, field.path("name").asText(), says, facts);
      }
    }
    return facts;
  }

  private static void add(String place, String field, JsonNode says, Map<String, String> facts) {
    says.properties()
        .forEach(
            fact -> {
              JsonNode value = fact.getValue();
              String shown = value instanceof ArrayNode list ? sorted(list) : value.toString();
              facts.put(place + " " + field + " " + fact.getKey(), shown);
            });
  }

  private static String sorted(ArrayNode values) {
    TreeSet<String> sorted = new TreeSet<>();
    values.forEach(value -> sorted.add(value.toString()));
    return sorted.toString();
  }
}
