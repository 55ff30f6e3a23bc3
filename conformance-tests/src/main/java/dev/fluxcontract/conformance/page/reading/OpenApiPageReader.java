package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PageOperation;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages that carry an OpenAPI document: exported by Apifox, copied from a page, or fal's own. */
final class OpenApiPageReader implements PageFormatReader {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final int MOST_OPERATIONS = 100;

  @Override
  public boolean recognises(PageSource page) {
    return OpenApiText.find(page) != null;
  }

  @Override
  public PublishedPage read(PageSource page) throws UnreadablePageException {
    OpenApiText text = OpenApiText.find(page);
    if (text == null) {
      throw new UnreadablePageException(1, "holds no OpenAPI document");
    }
    OpenApiText.Parsed parsed = text.parse();
    return new Reading(page, parsed).page();
  }

  /** One document that is being read. */
  private static final class Reading {
    private final PageSource page;
    private final OpenApiText.Parsed parsed;
    private final BoundedYaml.Document document;
    private final JsonNode root;
    private final SchemaFields schemas;
    private final List<PageProblem> problems;
    private @Nullable String headerAuth;
    private int headerLine;
    private @Nullable String origin;

    Reading(PageSource page, OpenApiText.Parsed parsed) {
      this.page = page;
      this.parsed = parsed;
      this.document = parsed.document();
      this.root = document.root();
      this.schemas = new SchemaFields(root, document::line);
      this.problems = new ArrayList<>(parsed.problems());
    }

    PublishedPage page() throws UnreadablePageException {
      List<PageOperation> operations = operations();
      if (operations.isEmpty()) {
        throw new UnreadablePageException(
            document.line("/paths"), "documents no operation under paths");
      }
      boolean fal = root.toString().contains("\"x-fal-metadata\"") || isFalHost();
      PageFormat format = fal ? PageFormat.FAL : parsed.format();
      refused(root, "", 0);
      List<String> servers = servers();
      String auth = auth();
      return new PublishedPage(page.file(), format, origin, servers, auth, operations, problems);
    }

    private boolean isFalHost() {
      return parsed.format() == PageFormat.OPENAPI_TEXT
          && root.path("servers").path(0).path("url").asText().matches("https://[a-z.]*fal\\.run");
    }

    private List<PageOperation> operations() {
      List<PageOperation> operations = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          if (METHODS.contains(method.getKey()) && operations.size() < MOST_OPERATIONS) {
            String at = "/paths/" + SchemaFields.escaped(path.getKey()) + "/" + method.getKey();
            operations.add(operation(path.getKey(), method.getKey(), method.getValue(), at));
          }
        }
      }
      return operations;
    }

    private PageOperation operation(String path, String method, JsonNode node, String at) {
      String called = PageAddresses.withoutPlaceholder(path);
      if (!called.equals(path)) {
        problems.add(
            new PageProblem(document.line(at), "The path " + path + " begins with a placeholder"));
      }
      headers(node, at);
      if (origin == null) {
        origin = PageAddresses.apifoxOrigin(node.path("x-run-in-apifox").asText());
      }
      String bodyAt = at + "/requestBody/content/application~1json";
      JsonNode body = json(schemas.resolve(node.path("requestBody")));
      List<JsonNode> printed = printed(body);
      List<PageField> fields = schemas.of(body.path("schema"), bodyAt + "/schema", printed);
      addFieldExamples(fields, printed);
      return new PageOperation(
          method.toUpperCase(Locale.ROOT),
          path,
          called,
          node.path("summary").asText().strip(),
          fields,
          printed,
          answer(node, at));
    }

    private List<PageField> answer(JsonNode node, String at) {
      for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
        if (response.getKey().startsWith("2")) {
          String answerAt =
              at + "/responses/" + response.getKey() + "/content/application~1json/schema";
          JsonNode body = json(schemas.resolve(response.getValue()));
          return schemas.answer(body.path("schema"), answerAt, printed(body));
        }
      }
      return List.of();
    }

    private static JsonNode json(JsonNode holder) {
      return holder.path("content").path("application/json");
    }

    private static List<JsonNode> printed(JsonNode body) {
      List<JsonNode> printed = new ArrayList<>();
      if (body.path("example").isObject()) {
        printed.add(body.path("example"));
      }
      body.path("examples")
          .forEach(
              example -> {
                JsonNode value = example.path("value");
                if (value.isObject()) {
                  printed.add(value);
                }
              });
      if (body.path("schema").path("example").isObject()) {
        printed.add(body.path("schema").path("example"));
      }
      return printed;
    }

    /** Apifox projects document the key as a header like any other. */
    private void headers(JsonNode node, String at) {
      for (int i = 0; i < node.path("parameters").size(); i++) {
        JsonNode parameter = schemas.resolve(node.path("parameters").path(i));
        boolean key = parameter.path("name").asText().equalsIgnoreCase("Authorization");
        if (key && headerAuth == null) {
          JsonNode schema = parameter.path("schema");
          String example =
              parameter.path("example").asText()
                  + " "
                  + schema.path("example").asText()
                  + " "
                  + schema.path("default").asText()
                  + " "
                  + parameter.path("description").asText();
          headerAuth = PageAddresses.authIn("Authorization: " + example.strip());
          headerLine = document.line(at + "/parameters/" + i);
          problems.add(
              new PageProblem(
                  headerLine, "The key is a header parameter; no security scheme names it"));
        }
      }
    }

    private @Nullable String auth() {
      String scheme = null;
      for (JsonNode one : root.path("components").path("securitySchemes")) {
        if (scheme == null) {
          boolean bearer =
              one.path("type").asText().equals("http")
                  && one.path("scheme").asText().equalsIgnoreCase("bearer");
          boolean header =
              one.path("type").asText().equals("apiKey")
                  && one.path("name").asText().equalsIgnoreCase("Authorization");
          boolean key = header && one.path("description").asText().matches("(?i).*\\bkey\\b.*");
          scheme = bearer ? "Bearer" : key ? "Key" : null;
        }
      }
      return scheme == null ? headerAuth : scheme;
    }

    private List<String> servers() {
      List<String> servers = new ArrayList<>();
      JsonNode listed = root.path("servers");
      for (int i = 0; i < listed.size(); i++) {
        int line = document.line("/servers/" + i);
        PageAddresses.addServer(listed.path(i).path("url").asText(), line, servers, problems);
      }
      if (servers.isEmpty() && listed.isEmpty()) {
        problems.add(new PageProblem(document.line("/servers"), PageAddresses.NO_SERVER));
      }
      return servers;
    }

    /** What leads out of the page is not looked up. */
    private void refused(JsonNode node, String at, int depth) {
      String ref = node.path("$ref").asText();
      if (!ref.isEmpty() && !ref.startsWith("#/") && problems.size() < 100) {
        problems.add(
            new PageProblem(
                document.line(at),
                "The reference " + ref + " leads elsewhere; it is not followed"));
      }
      if (depth < BoundedYaml.DEEPEST) {
        if (node instanceof ObjectNode object) {
          object
              .properties()
              .forEach(
                  p ->
                      refused(
                          p.getValue(), at + "/" + SchemaFields.escaped(p.getKey()), depth + 1));
        } else {
          for (int i = 0; i < node.size(); i++) {
            refused(node.path(i), at + "/" + i, depth + 1);
          }
        }
      }
    }
  }

  /** Adds the values that a page prints field by field, unless a printed body has them all. */
  static void addFieldExamples(List<PageField> fields, List<JsonNode> bodies) {
    ObjectNode single = LosslessJson.object();
    fields.stream()
        .filter(field -> !field.examples().isEmpty() && field.said() != FactSource.EXAMPLE)
        .forEach(field -> single.set(field.name(), field.examples().get(0)));
    boolean known =
        bodies.stream()
            .anyMatch(
                body ->
                    single.properties().stream()
                        .allMatch(p -> p.getValue().equals(body.get(p.getKey()))));
    if (!single.isEmpty() && !known) {
      bodies.add(single);
    }
  }
}
