package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A page with known content in one of the formats; the same seed gives the same page. */
final class RandomPage {
  static final List<String> FORMATS =
      List.of(
          "markdown",
          "copied",
          "flat",
          "dump",
          "tokens",
          "bare",
          "table",
          "prose",
          "example",
          "broken",
          "fal list",
          "fal json");

  private final Random random;
  private final boolean chinese;
  private final List<RandomField> fields;
  private final Map<String, Map<String, String>> inSchema = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** What the page states: "field.fact" and the value. */
  final Map<String, String> known = new TreeMap<>();

  final String text;

  RandomPage(String format, long seed) {
    this.random = new Random(seed * 31 + format.hashCode());
    this.chinese = random.nextBoolean();
    this.fields = RandomField.some(random);
    boolean schema =
        List.of("markdown", "copied", "flat", "dump", "broken", "fal json").contains(format);
    for (RandomField field : fields) {
      known.put(field.name + ".type", field.type);
      known.put(field.name + ".required", String.valueOf(field.required));
      split(field, format, schema);
    }
    this.text =
        switch (format) {
          case "markdown" -> "# Poster\n\n```yaml\n" + yaml(false) + "```\n";
          case "copied" -> "Skip to content\n\nPoster\n\nyaml\n" + yaml(false) + "\nLoom — 海报\n";
          case "flat" -> "yaml\n" + yaml(false).replaceAll("(?m)^ +", "");
          case "broken" -> "```yaml\n" + yaml(true) + "```\n";
          case "dump" -> dump();
          case "tokens", "bare", "prose" -> list(format);
          case "table" -> table();
          case "example" -> example();
          case "fal list" -> falList();
          default -> falJson();
        };
  }

  /** Decides for each fact whether it stands in the schema, in the text, or in both. */
  private void split(RandomField field, String format, boolean schema) {
    Map<String, String> stated = new LinkedHashMap<>();
    Map<String, String> told = new LinkedHashMap<>();
    boolean structured = schema || format.equals("tokens") || format.equals("fal list");
    boolean prose = !format.equals("bare") && !format.equals("example");
    field.facts.forEach(
        (fact, value) -> {
          int place = random.nextInt(3);
          boolean here = structured && (place != 1 || !prose);
          if (here) {
            stated.put(fact, value);
          }
          if (prose && (place == 1 || place == 2 || !structured)) {
            told.put(fact, value);
          }
          if (here || told.containsKey(fact)) {
            known.put(field.name + "." + fact, value);
          }
        });
    inSchema.put(field.name, stated);
    texts.put(field.name, prose ? field.sentence(told, chinese, random) : "");
  }

  private String text(RandomField field) {
    return texts.getOrDefault(field.name, "");
  }

  private Map<String, String> stated(RandomField field) {
    return inSchema.getOrDefault(field.name, Map.of());
  }

  private String yaml(boolean broken) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        openapi: 3.0.1
        info:
          title: ''
          version: 1.0.0
        paths:
          /loom-ai/weave/poster:
            post:
        """);
    out.append(
        """
              summary: Poster
              deprecated: false
              tags:
                - Loom
              parameters: []
        """);
    out.append(
        "      requestBody:\n        content:\n          application/json:\n            schema:\n");
    out.append("              type: object\n              properties:\n");
    for (RandomField field : fields) {
      out.append("                ").append(field.name).append(":\n");
      String pad = "                  ";
      out.append(pad).append("type: ").append(field.type).append('\n');
      String sentence = text(field).replaceAll("\\s+", " ").strip();
      boolean plain = broken && !sentence.startsWith("\"");
      if (!sentence.isEmpty()) {
        String note = plain ? "Note: " + sentence : "'" + sentence.replace("'", "''") + "'";
        out.append(pad).append("description: ").append(note).append('\n');
      }
      stated(field).forEach((fact, value) -> entry(out, pad, field, fact, value));
    }
    List<String> required = fields.stream().filter(f -> f.required).map(f -> f.name).toList();
    if (!required.isEmpty()) {
      out.append("              required:\n");
      required.forEach(name -> out.append("                - ").append(name).append('\n'));
    }
    out.append("              x-apifox-orders:\n");
    fields.forEach(f -> out.append("                - ").append(f.name).append('\n'));
    out.append(
        """
              responses:
                '200':
                  description: ''
                  content:
                    application/json:
        """);
    out.append(
        """
                      schema:
                        type: object
                        properties: {}
                  headers: {}
        """);
    out.append("      x-run-in-apifox: https://app.apifox.com/web/project/1/apis/api-2-run\n");
    return out.append("servers:\n  - url: https://loom.example\n").toString();
  }

  private static void entry(
      StringBuilder out, String pad, RandomField field, String fact, String value) {
    if (fact.equals("enum")) {
      out.append(pad).append("enum:\n");
      for (String one : value.split("\\|", -1)) {
        out.append(pad).append("  - '").append(one).append("'\n");
      }
    } else {
      boolean quote = fact.equals("default") && field.type.equals("string");
      out.append(pad)
          .append(fact)
          .append(": ")
          .append(quote ? "'" + value + "'" : value)
          .append('\n');
    }
  }

  private String jsonSchema() {
    List<String> properties = new ArrayList<>();
    for (RandomField field : fields) {
      List<String> facts = new ArrayList<>(List.of("\"type\": \"" + field.type + "\""));
      if (!text(field).isBlank()) {
        facts.add("\"description\": " + quoted(text(field)));
      }
      stated(field)
          .forEach(
              (fact, value) -> {
                boolean word = fact.equals("default") && field.type.equals("string");
                String list = "[\"" + value.replace("|", "\", \"") + "\"]";
                facts.add(
                    "\""
                        + fact
                        + "\": "
                        + (fact.equals("enum") ? list : word ? quoted(value) : value));
              });
      properties.add(quoted(field.name) + ": { " + String.join(", ", facts) + " }");
    }
    List<String> required =
        fields.stream().filter(f -> f.required).map(f -> quoted(f.name)).toList();
    return "{ \"type\": \"object\", \"properties\": { "
        + String.join(", ", properties)
        + " }, \"required\": ["
        + String.join(", ", required)
        + "] }";
  }

  private static String quoted(String text) {
    return LosslessJson.write(com.fasterxml.jackson.databind.node.TextNode.valueOf(text));
  }

  private String dump() {
    return "POST /loom-ai/weave/poster\n"
        + "| Method | POST |\n"
        + "|---|---|\n"
        + "| Path | /loom-ai/weave/poster |\n"
        + "| Module | 77 |\n"
        + "请求体\n"
        + "{ \"type\": \"application/json\", \"jsonSchema\": "
        + jsonSchema()
        + ", \"examples\": [] }\n";
  }

  private String falJson() {
    return "{\"openapi\": \"3.0.4\", \"info\": {\"title\": \"Queue\", \"x-fal-metadata\": {}},"
        + " \"components\": {\"schemas\": {\"In\": "
        + jsonSchema()
        + "}}, \"paths\": {\"/loom-ai/weave/poster\": {\"post\": {\"requestBody\": {\"content\":"
        + " {\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/In\"}}}},"
        + " \"responses\": {}}}}, \"servers\": [{\"url\": \"https://queue.fal.run\"}]}";
  }

  private String list(String format) {
    StringBuilder out = new StringBuilder("Poster\n");
    out.append(
        chinese
            ? "方法: POST路径: /loom-ai/weave/poster\n"
            : "Method: POSTEndpoint: /loom-ai/weave/poster\n");
    out.append(chinese ? "Body 参数 application/json\n" : "Body Parameters application/json\n");
    boolean joined = format.equals("prose") && random.nextBoolean();
    for (RandomField field : fields) {
      Map<String, String> stated = stated(field);
      String type = stated.containsKey("enum") ? "enum<string>" : field.type;
      out.append(field.name).append(joined ? " " : "\n").append(type).append('\n');
      out.append(chinese ? field.required ? "必需" : "可选" : field.required ? "Required" : "Optional")
          .append('\n');
      if (!text(field).isBlank()) {
        out.append(text(field)).append('\n');
      }
      stated.forEach(
          (fact, value) ->
              out.append(
                  switch (fact) {
                    case "minimum" -> ">= " + value + "\n";
                    case "maximum" -> "<= " + value + "\n";
                    case "default" -> (chinese ? "默认值:\n" : "Default Value:\n") + value + "\n";
                    default ->
                        (chinese ? "枚举值:\n" : "Enum Values:\n") + value.replace('|', '\n') + "\n";
                  }));
    }
    return out.append(chinese ? "示例\n{\n\"" : "Example\n{\n\"")
        .append(fields.get(0).name)
        .append("\": null\n}\n")
        .toString();
  }

  private String table() {
    StringBuilder out = new StringBuilder("POST https://loom.example/loom-ai/weave/poster\n");
    out.append(
        chinese
            ? "| 参数 | 类型 | 必填 | 说明 |\n|---|---|---|---|\n"
            : "| Parameter | Type | Required | Description |\n|---|---|---|---|\n");
    for (RandomField field : fields) {
      String required =
          chinese ? field.required ? "是" : "否" : field.required ? "Required" : "Optional";
      out.append(random.nextBoolean() ? "| " : "")
          .append(field.name)
          .append(" | ")
          .append(field.type)
          .append(" | ")
          .append(required)
          .append(" | ")
          .append(text(field).replace('\n', ' '))
          .append(" |\n");
    }
    return out.toString();
  }

  private String example() {
    known.clear();
    List<String> entries = new ArrayList<>();
    for (RandomField field : fields) {
      String value =
          switch (field.type) {
            case "string" -> "\"a value\"";
            case "integer" -> "7";
            case "number" -> "7.5";
            default -> "true";
          };
      entries.add("  \"" + field.name + "\": " + value);
      known.put(field.name + ".type", field.type);
    }
    return """
    /loom-ai/weave/poster
    curl --location --request POST 'https://loom.example/loom-ai/weave/poster' \\
    --data-raw '{
    """
        + String.join(",\n", entries)
        + "\n}'\n";
  }

  private String falList() {
    StringBuilder out =
        new StringBuilder(
            """
            # Poster

            - **Endpoint**: `https://fal.run/loom-ai/weave/poster`

            ### Input Schema

            """);
    for (RandomField field : fields) {
      Map<String, String> stated = stated(field);
      String type =
          stated.containsKey("enum")
              ? "PosterEnum"
              : field.type.equals("number") ? "float" : field.type;
      out.append("- **`")
          .append(field.name)
          .append("`** (`")
          .append(type)
          .append("`, _")
          .append(field.required ? "required" : "optional")
          .append("_):\n");
      out.append("  ").append(text(field).replace('\n', ' ')).append('\n');
      boolean range = stated.containsKey("minimum") && stated.containsKey("maximum");
      stated.forEach(
          (fact, value) -> {
            switch (fact) {
              case "default" ->
                  out.append("  - Default: `")
                      .append(field.type.equals("string") ? quoted(value) : value)
                      .append("`\n");
              case "enum" ->
                  out.append("  - Options: `\"")
                      .append(value.replace("|", "\"`, `\""))
                      .append("\"`\n");
              case "minimum" -> out.append(range ? "" : "  - Minimum: `" + value + "`\n");
              default ->
                  out.append(
                      range
                          ? "  - Range: `" + stated.get("minimum") + "` to `" + value + "`\n"
                          : "  - Maximum: `" + value + "`\n");
            }
          });
      out.append('\n');
    }
    return out.append("### Output Schema\n\n- **`images`** (`list<Image>`, _required_):\n")
        .toString();
  }
}
