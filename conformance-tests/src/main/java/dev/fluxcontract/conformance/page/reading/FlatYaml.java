package dev.fluxcontract.conformance.page.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives an OpenAPI document its indentation back where a page lost it in copying: what a line
 * belongs to follows from which names OpenAPI has where.
 */
final class FlatYaml {
  private static final Pattern ENTRY =
      Pattern.compile("(['\"]?[\\w$/{}.-][^:'\"\\n]{0,199}['\"]?):(?: +(.*))?");

  private static final String PROPERTY = "[A-Za-z_]\\w{0,99}";

  /** The places of a document, and the names that each may hold. */
  private enum Place {
    ROOT("openapi|info|paths|components|servers|security|tags"),
    INFO("title|description|version"),
    PATHS("/.*"),
    PATH("get|put|post|delete|patch"),
    OPERATION(
        "summary|deprecated|description|tags|parameters|requestBody|responses|security"
            + "|operationId|x-.*"),
    PARAMETERS(""),
    PARAMETER("name|in|description|required|example|schema"),
    BODY("content|required|description"),
    CONTENT("[\\w.+*-]+/[\\w.+*-]+"),
    MEDIA("schema|examples?"),
    SCHEMA(
        "type|title|description|properties|required|items|enum|default|minimum|maximum|nullable"
            + "|format|examples?|oneOf|anyOf|allOf|minItems|maxItems|minLength|maxLength|pattern"
            + "|additionalProperties|x-apifox-.*"),
    PROPERTIES(PROPERTY),
    UNION(""),
    RESPONSES("['\"]?(?:\\d\\d\\d|default)['\"]?|x-\\d.*"),
    RESPONSE("description|content|headers|x-apifox-name"),
    FREE(PROPERTY),
    LIST(""),
    COMPONENTS("schemas|securitySchemes"),
    SCHEMES(PROPERTY),
    SCHEME("type|scheme|name|in|description|bearerFormat"),
    SERVERS(""),
    SERVER("url|description");

    final Pattern names;

    Place(String names) {
      this.names = Pattern.compile(names);
    }
  }

  private static final Set<String> OUTSIDE_OF_EXAMPLES =
      Set.of("headers", "responses", "security", "components", "servers", "schema");

  private static final Set<String> SCALARS =
      Set.of("type", "title", "description", "default", "minimum", "maximum", "format", "nullable");

  private static final Map<String, Place> CHILDREN =
      Map.ofEntries(
          Map.entry("info", Place.INFO),
          Map.entry("paths", Place.PATHS),
          Map.entry("components", Place.COMPONENTS),
          Map.entry("servers", Place.SERVERS),
          Map.entry("parameters", Place.PARAMETERS),
          Map.entry("requestBody", Place.BODY),
          Map.entry("responses", Place.RESPONSES),
          Map.entry("content", Place.CONTENT),
          Map.entry("schema", Place.SCHEMA),
          Map.entry("items", Place.SCHEMA),
          Map.entry("properties", Place.PROPERTIES),
          Map.entry("oneOf", Place.UNION),
          Map.entry("anyOf", Place.UNION),
          Map.entry("allOf", Place.UNION),
          Map.entry("securitySchemes", Place.SCHEMES),
          Map.entry("example", Place.FREE));

  private static final Map<Place, Place> MEMBERS =
      Map.of(
          Place.PATHS, Place.PATH,
          Place.PATH, Place.OPERATION,
          Place.CONTENT, Place.MEDIA,
          Place.PROPERTIES, Place.SCHEMA,
          Place.RESPONSES, Place.RESPONSE,
          Place.SCHEMES, Place.SCHEME,
          Place.PARAMETERS, Place.PARAMETER,
          Place.UNION, Place.SCHEMA,
          Place.SERVERS, Place.SERVER);

  private record Level(Place place, int indent, Set<String> names, boolean property) {}

  private final Deque<Level> open = new ArrayDeque<>();
  private final List<String> indented = new ArrayList<>();
  private String next = "";

  private FlatYaml() {
    open.push(new Level(Place.ROOT, 0, new HashSet<>(), false));
  }

  /** Whether a document has no indentation at all, although it has paths. */
  static boolean isFlat(List<String> lines) {
    return lines.stream().noneMatch(line -> line.startsWith(" ") && !line.isBlank())
        && lines.stream().anyMatch(line -> line.startsWith("/"));
  }

  static List<String> indented(List<String> lines) {
    FlatYaml document = new FlatYaml();
    for (int i = 0; i < lines.size(); i++) {
      document.next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
      document.accept(lines.get(i).strip());
    }
    return document.indented;
  }

  private void accept(String line) {
    boolean item = line.startsWith("- ");
    Matcher entry = ENTRY.matcher(item ? line.substring(2) : line);
    if (line.isEmpty()) {
      indented.add("");
    } else if (item) {
      item(line, entry.matches() ? entry : null);
    } else if (!entry.matches() || !placed(entry, line)) {
      indented.add(" ".repeat(top().indent() + 4) + line);
    }
  }

  private Level top() {
    return open.getFirst();
  }

  private void item(String line, @org.jspecify.annotations.Nullable Matcher entry) {
    while (open.size() > 1 && !isList(top().place())) {
      open.pop();
    }
    int indent = top().indent();
    indented.add(" ".repeat(indent) + line);
    Place member = MEMBERS.get(top().place());
    if (entry != null && member != null) {
      Set<String> names = new HashSet<>();
      names.add(entry.group(1));
      open.push(new Level(member, indent + 2, names, false));
    }
  }

  private static boolean isList(Place place) {
    return place == Place.LIST
        || place == Place.PARAMETERS
        || place == Place.SERVERS
        || place == Place.UNION;
  }

  /** Closes what the line does not belong to, and opens what it begins. */
  private boolean placed(Matcher entry, String line) {
    String name = entry.group(1);
    boolean empty = entry.group(2) == null || entry.group(2).isBlank();
    if (open.stream().noneMatch(level -> takes(level, name, empty))) {
      return false;
    }
    while (!takes(top(), name, empty)) {
      open.pop();
    }
    Level level = top();
    level.names().add(name);
    indented.add(" ".repeat(level.indent()) + line);
    if (empty) {
      Place child = MEMBERS.get(level.place());
      if (child == null) {
        child = CHILDREN.getOrDefault(name, Place.LIST);
      }
      boolean property = level.place() == Place.PROPERTIES;
      open.push(new Level(child, level.indent() + 2, new HashSet<>(), property));
    }
    return true;
  }

  private boolean takes(Level level, String name, boolean empty) {
    boolean known = level.place().names.matcher(name).matches() && !level.names().contains(name);
    return switch (level.place()) {
      case SCHEMA -> known && schemaTakes(level, name, empty);
      case PROPERTIES, SCHEMES -> known && empty && beginsSchema(next);
      case FREE -> known && !empty && !OUTSIDE_OF_EXAMPLES.contains(name);
      default -> known;
    };
  }

  /** What follows the name of a property is its schema; a list is none. */
  private static boolean beginsSchema(String line) {
    Matcher entry = ENTRY.matcher(line);
    return entry.matches() && Place.SCHEMA.names.matcher(entry.group(1)).matches();
  }

  /** A list of required names belongs to what has properties; a name without a value may be one. */
  private static boolean schemaTakes(Level level, String name, boolean empty) {
    boolean object = !level.property() || level.names().contains("properties");
    if (name.equals("required")
        || name.equals("x-apifox-orders")
        || (name.equals("example") && empty)) {
      return object || !empty;
    }
    return !empty || !SCALARS.contains(name);
  }
}
