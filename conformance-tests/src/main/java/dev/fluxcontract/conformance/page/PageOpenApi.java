package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.PageReview.OperationReview;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what a page says as an OpenAPI 3.0.3 document with one operation, and with the page as the
 * source of each part. What the page contradicts is left out, and named.
 */
public final class PageOpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_]\\w{0,60})}");

  private final PublishedPage page;
  private final OperationReview review;
  private final ObjectNode schemas = LosslessJson.object();
  private final String id;

  private PageOpenApi(PublishedPage page, OperationReview review) {
    this.page = page;
    this.review = review;
    String known = review.contractId();
    this.id =
        known == null ? "submit" + PageText.camelCase(review.operation().calledPath()) : known;
  }

  /**
   * The document as YAML.
   *
   * @throws IllegalArgumentException if the page documents no request with fields
   */
  public static String write(PageReview review) {
    OperationReview operation =
        review.operations().stream()
            .filter(one -> one.operation().method().equals("POST"))
            .filter(one -> !one.operation().fields().isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        review.page().file() + ": the page names no field of a POST request"));
    return LosslessJson.writeYaml(new PageOpenApi(review.page(), operation).document());
  }

  private ObjectNode document() {
    ObjectNode root = LosslessJson.object().put("openapi", "3.0.3");
    info(root.putObject("info"));
    servers(root.putArray("servers"));
    ArrayNode security = root.putArray("security");
    if (page.auth() != null) {
      security.addObject().putArray(page.auth());
    }
    root.putArray("tags")
        .addObject()
        .put("name", "Flux")
        .put("description", "Submits, one for each model.");
    operation(root.putObject("paths").putObject(path()).putObject("post"));
    ObjectNode components = root.putObject("components");
    components.set("schemas", schemas);
    if (page.auth() != null) {
      scheme(components.putObject("securitySchemes").putObject(page.auth()), page.auth());
    }
    return root;
  }

  private void info(ObjectNode info) {
    info.put("title", PageText.line(title(), 100));
    info.put("version", "1.0.0");
    info.put("description", "What one published page says, read by flux-conformance.");
    info.putObject("contact")
        .put("name", "The developers of Flux Contract")
        .put("url", "https://github.com/flux-contract/flux-contract");
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    ObjectNode source = info.putArray("x-documents").addObject();
    source.put("id", "page");
    source.put("title", PageText.line(title(), 100));
    source.put("gateway", page.origin() == null ? "not named" : page.origin());
    source.put("file", PageText.line(page.file(), 200));
    source.put("format", page.format().id());
    source.put("path", PageText.line(review.operation().path(), 300));
  }

  private String title() {
    String title = review.operation().title();
    return title.isBlank() ? review.operation().calledPath() : title;
  }

  private void servers(ArrayNode servers) {
    for (String url : page.servers()) {
      servers.addObject().put("url", url).put("description", "The server that the page names.");
    }
    if (servers.isEmpty()) {
      ObjectNode open = servers.addObject().put("url", "{gateway}");
      open.put("description", "The page names no server.");
      open.putObject("variables")
          .putObject("gateway")
          .put("default", "https://gateway.invalid")
          .put("description", "The gateway's base URL, without a slash at the end.");
    }
  }

  private static void scheme(ObjectNode scheme, String auth) {
    if (auth.equals("Bearer")) {
      scheme.put("type", "http").put("scheme", "bearer");
    } else {
      scheme.put("type", "apiKey").put("in", "header").put("name", "Authorization");
    }
    scheme.put("description", "Authorization: " + auth + " and the key.");
  }

  private String path() {
    String path = review.operation().calledPath().replaceAll("[?#].*|/+$", "");
    return path.startsWith("/") ? path : "/" + path;
  }

  private void operation(ObjectNode operation) {
    operation.put("operationId", id);
    operation.putArray("tags").add("Flux");
    operation.put("summary", PageText.line(title(), 100));
    operation.put("description", "Puts one job into the queue. Each submit is billed.");
    operation.putArray("x-documented-by").add("page");
    Matcher parameter = PARAMETER.matcher(path());
    while (parameter.find()) {
      ObjectNode one = operation.withArray("parameters").addObject();
      one.put("name", parameter.group(1)).put("in", "path").put("required", true);
      one.put("description", "A part of the path that the page leaves open.");
      one.putObject("schema").put("type", "string");
    }
    String name = PageText.camelCase(id.replaceFirst("^submit", ""));
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode json = body.putObject("content").putObject("application/json");
    json.putObject("schema").put("$ref", "#/components/schemas/" + name);
    object(name, "What the model needs.", review.fields());
    examples(json);
    ObjectNode responses = operation.putObject("responses");
    ObjectNode taken = responses.putObject("200").put("description", "The job was accepted.");
    String ticket = schemas.has(name + "Ticket") ? name + "Answer" : name + "Ticket";
    boolean answered = review.answer().stream().anyMatch(field -> field.kind() != Kind.MISSING);
    if (answered) {
      taken
          .putObject("content")
          .putObject("application/json")
          .putObject("schema")
          .put("$ref", "#/components/schemas/" + ticket);
      object(ticket, "What a submit answers.", review.answer());
    }
    responses.putObject("4XX").put("description", "Refused; the page does not say how.");
  }

  /** A printed request is kept where all that it sends agrees with what the page says. */
  private void examples(ObjectNode json) {
    List<String> doubtful =
        review.fields().stream()
            .filter(field -> field.kind() == Kind.CONTRADICTS)
            .map(field -> field.field().name())
            .toList();
    int number = 0;
    for (JsonNode example : review.operation().examples()) {
      boolean complete =
          review.fields().stream()
              .filter(field -> field.field().required())
              .allMatch(field -> example.hasNonNull(field.field().name()));
      boolean nulls = false;
      for (JsonNode value : example) {
        nulls |= value.isNull();
      }
      if (complete && !nulls && doubtful.stream().noneMatch(example::has)) {
        String suffix = number++ == 0 ? "" : String.valueOf(number);
        json.withObject("/examples")
            .putObject("page_request" + suffix)
            .put("summary", "A request that the page prints")
            .set("value", example);
      }
    }
  }

  private void object(String name, String description, List<FieldRelation> fields) {
    ObjectNode schema = schemas.putObject(name).put("type", "object");
    schema.put("description", description);
    List<FieldRelation> said = fields.stream().filter(one -> one.kind() != Kind.MISSING).toList();
    List<String> required =
        said.stream().filter(one -> one.field().required()).map(one -> one.field().name()).toList();
    if (!required.isEmpty()) {
      required.forEach(schema.putArray("required")::add);
    }
    ObjectNode properties = schema.putObject("properties");
    PageProperty property = new PageProperty(name, schemas);
    said.forEach(one -> properties.set(one.field().name(), property.of(one)));
  }
}
