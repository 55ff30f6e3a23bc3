package dev.fluxcontract.conformance.spec;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page with the facts of one document, in the format of that document and without its sentences:
 * what the table says of it stands in the schema, or in words where the table says so.
 */
final class DocumentPage {
  private static final List<String> SCHEMA =
      List.of("type", "nullable", "minimum", "maximum", "default", "enum");

  private final List<Documents.Line> request;
  private final List<Documents.Line> answer;
  private final JsonNode operation;
  private final @Nullable JsonNode requestBody;
  private final @Nullable JsonNode answerBody;

  /**
   * A page.
   *
   * @param lines what the table says of the document's submit
   * @param requestBody the request that it prints, or null
   * @param answerBody the answer that it prints, or null
   */
  DocumentPage(
      List<Documents.Line> lines,
      JsonNode operation,
      @Nullable JsonNode requestBody,
      @Nullable JsonNode answerBody) {
    this.request = lines.stream().filter(line -> line.place().equals("request")).toList();
    this.answer = lines.stream().filter(line -> line.place().equals("200")).toList();
    this.operation = operation;
    this.requestBody = requestBody;
    this.answerBody = answerBody;
  }

  /** The page in one of the formats that `page` names. */
  String as(String format) {
    return switch (format) {
      case "apifox-markdown" -> markdown();
      case "openapi-text" -> copied();
      case "apifox-dump" -> dump();
      default -> fieldList();
    };
  }

  /** A title and an OpenAPI document in a fence; the key is a header parameter. */
  private String markdown() {
    return "# Poster\n\n## OpenAPI Specification\n\n```yaml\n" + yaml() + "```\n";
  }

  /** The same without a fence, as it is copied from a page. */
  private String copied() {
    return "Skip to content\n\nPoster\n\nOpenAPI Specification\n\nyaml\n" + yaml() + "\nPoster\n";
  }

  /** A table with method and path, and each body as JSON in one line. */
  private String dump() {
    ObjectNode body = LosslessJson.object().put("type", "application/json");
    body.set("jsonSchema", schema(request));
    body.putArray("examples").addObject().put("value", String.valueOf(requestBody));
    ArrayNode answers = LosslessJson.array();
    answers.addObject().put("code", 200).set("jsonSchema", schema(List.of()));
    ArrayNode printed = LosslessJson.array();
    printed.addObject().put("data", String.valueOf(answerBody));
    return """
        Poster
        POST %1$s
        概览
        | Method | POST |
        |---|---|
        | Path | %1$s |
        | Module | 4711 |
        请求体
        %2$s
        响应
        %3$s
        响应示例
        %4$s
        """
        .formatted(path(), body, answers, printed);
  }

  /** A list of fields, one token a line. */
  private String fieldList() {
    List<String> out = new ArrayList<>(List.of("Poster", "方法: POST路径: " + path(), "请求参数"));
    out.addAll(List.of("Header 参数", "Authorization", "string", "可选", "默认值:"));
    out.addAll(List.of("Bearer {{KEY}}", "Body 参数 application/json", "text"));
    request.forEach(line -> tokens(line, out));
    out.addAll(List.of("示例", LosslessJson.pretty(requestBody == null ? example() : requestBody)));
    out.addAll(List.of("返回响应", "200 成功", "内容类型: application/json", "响应结构", "text"));
    answer.forEach(line -> tokens(line, out));
    return String.join("\n", out) + "\n";
  }

  /** The values that the table names for single fields, as one request. */
  ObjectNode example() {
    ObjectNode body = LosslessJson.object();
    request.stream()
        .filter(line -> line.says().has("example"))
        .forEach(line -> body.set(line.field(), line.says().get("example")));
    return body;
  }

  private static void tokens(Documents.Line line, List<String> out) {
    JsonNode says = line.says();
    boolean listed = says.has("enum") && !words(line).contains("enum");
    String type = says.path("type").asText();
    out.addAll(List.of(line.field(), listed ? "enum<" + type + ">" : type));
    out.add(says.path("required").asBoolean() ? "必需" : "可选");
    if (!sentence(line).isEmpty()) {
      out.add(sentence(line));
    }
    if (stated(line, "minimum")) {
      out.add(">= " + says.get("minimum"));
    }
    if (stated(line, "maximum")) {
      out.add("<= " + says.get("maximum"));
    }
    if (listed) {
      out.add("枚举值:");
      says.get("enum").forEach(value -> out.add(value.asText()));
    }
    if (stated(line, "default")) {
      out.addAll(List.of("默认值:", says.get("default").asText()));
    }
    if (says.has("example")) {
      out.addAll(List.of("示例:", says.get("example").asText()));
    }
  }

  private String yaml() {
    ObjectNode root = LosslessJson.object().put("openapi", "3.0.1");
    root.putObject("info").put("title", "").put("version", "1.0.0");
    ObjectNode post = root.putObject("paths").putObject(path()).putObject("post");
    post.put("summary", "Poster");
    boolean header = operation.path("authAs").asText().startsWith("header");
    ArrayNode parameters = post.putArray("parameters");
    if (header) {
      ObjectNode key = parameters.addObject().put("name", "Authorization").put("in", "header");
      key.put("required", false).put("example", "Bearer {{KEY}}");
      key.putObject("schema").put("type", "string");
    } else {
      post.putArray("security").addObject().putArray("bearer");
      ObjectNode scheme = root.putObject("components").putObject("securitySchemes");
      scheme.putObject("bearer").put("type", "http").put("scheme", "bearer");
    }
    body(post.putObject("requestBody"), request, requestBody);
    ObjectNode ok = post.putObject("responses").putObject("200").put("description", "");
    body(ok, answer, answerBody);
    if (operation.has("server")) {
      root.putArray("servers").addObject().set("url", operation.get("server"));
    }
    return LosslessJson.writeYaml(root);
  }

  private static void body(
      ObjectNode holder, List<Documents.Line> lines, @Nullable JsonNode printed) {
    ObjectNode json = holder.putObject("content").putObject("application/json");
    json.set("schema", schema(lines));
    if (printed != null) {
      json.set("example", printed);
    }
  }

  private static ObjectNode schema(List<Documents.Line> lines) {
    ObjectNode schema = LosslessJson.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Documents.Line line : lines) {
      ObjectNode property = properties.putObject(line.field());
      for (String fact : SCHEMA) {
        if (stated(line, fact)) {
          property.set(fact, line.says().get(fact));
        }
      }
      if (line.says().has("example")) {
        property.putArray("examples").add(line.says().get("example"));
      }
      property.put("description", sentence(line));
      if (line.says().path("required").asBoolean()) {
        required.add(line.field());
      }
    }
    return schema;
  }

  /** The facts of a field that stand in words, as such pages write them. */
  private static String sentence(Documents.Line line) {
    Set<String> words = words(line);
    JsonNode says = line.says();
    List<String> parts = new ArrayList<>();
    if (words.contains("default")) {
      parts.add("默认值:" + says.get("default").asText());
    }
    if (words.contains("minimum")) {
      parts.add("范围值" + says.get("minimum") + "-" + says.get("maximum"));
    }
    if (words.contains("enum")) {
      parts.add("支持" + says.get("enum").valueStream().map(JsonNode::asText).collect(joining("、")));
    }
    return String.join(" ", parts);
  }

  private static Set<String> words(Documents.Line line) {
    return line.says()
        .path("prose")
        .valueStream()
        .map(JsonNode::asText)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static boolean stated(Documents.Line line, String fact) {
    return line.says().has(fact) && !words(line).contains(fact);
  }

  private String path() {
    return operation.path("path").asText();
  }
}
