package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads YAML of any origin, and keeps the line of each value. Tags, anchors and aliases are
 * refused, and so is what is too deep or holds too many values: a short text can otherwise make a
 * huge value.
 */
final class BoundedYaml {
  static final int DEEPEST = 64;
  static final int MOST_EVENTS = 50_000;
  static final int LONGEST_KEY = 200;
  static final int LONGEST_PATH = 1_000;

  private final int firstLine;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<PageProblem> problems = new ArrayList<>();
  private final Deque<Level> open = new ArrayDeque<>();
  private JsonNode root = MissingNode.getInstance();

  /** A mapping or list that is being read. */
  private static final class Level {
    final ContainerNode<?> node;
    final String path;
    final Set<String> twice = new HashSet<>();
    @Nullable String key;
    int keyLine;

    Level(ContainerNode<?> node, String path) {
      this.node = node;
      this.path = path;
    }
  }

  /**
   * What was read.
   *
   * @param root the value
   * @param lines the line of each value of it, by JSON pointer
   * @param problems what is wrong with it although it can be read
   */
  record Document(JsonNode root, Map<String, Integer> lines, List<PageProblem> problems) {
    /** The line of a value, or that of the closest value around it. */
    int line(String pointer) {
      String path = pointer;
      while (!lines.containsKey(path) && !path.isEmpty()) {
        path = path.substring(0, path.lastIndexOf('/'));
      }
      return lines.getOrDefault(path, 1);
    }
  }

  private BoundedYaml(int firstLine) {
    this.firstLine = firstLine;
  }

  /** Reads one document, whose first line is that line of the page. */
  static Document read(String text, int firstLine) throws UnreadablePageException {
    BoundedYaml reader = new BoundedYaml(firstLine);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(PageSource.MOST_BYTES);
    options.setNestingDepthLimit(DEEPEST);
    try {
      int events = 0;
      for (Event event : new Yaml(options).parse(new StringReader(text))) {
        if (++events > MOST_EVENTS) {
          throw reader.refused(event, "holds more than " + MOST_EVENTS + " values");
        }
        reader.accept(event);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw new UnreadablePageException(firstLine + line, "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new UnreadablePageException(firstLine, "is not YAML: " + e.getMessage());
    }
    return new Document(reader.root, reader.lines, reader.problems);
  }

  private void accept(Event event) throws UnreadablePageException {
    if (event instanceof AliasEvent) {
      throw refused(event, "uses a YAML alias, which no page needs");
    } else if (event instanceof ScalarEvent scalar) {
      if (scalar.getAnchor() != null || scalar.getTag() != null) {
        throw refused(event, "uses a YAML anchor or tag, which no page needs");
      }
      scalar(scalar);
    } else if (event instanceof CollectionStartEvent start) {
      if (start.getAnchor() != null || start.getTag() != null) {
        throw refused(event, "uses a YAML anchor or tag, which no page needs");
      }
      if (open.size() >= DEEPEST) {
        throw refused(event, "is nested more than " + DEEPEST + " deep");
      }
      boolean mapping = start instanceof MappingStartEvent;
      ContainerNode<?> node = mapping ? LosslessJson.object() : LosslessJson.array();
      open.push(new Level(node, put(node, event)));
    } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
      Level closed = open.pop();
      if (closed.node instanceof ObjectNode object) {
        object.remove(closed.twice);
      }
    } else if (event.is(Event.ID.DocumentStart) && !root.isMissingNode()) {
      throw refused(event, "holds a second document");
    }
  }

  private void scalar(ScalarEvent scalar) throws UnreadablePageException {
    Level level = open.peek();
    if (level != null && level.node.isObject() && level.key == null) {
      if (scalar.getValue().length() > LONGEST_KEY) {
        throw refused(scalar, "has a name of more than " + LONGEST_KEY + " characters");
      }
      level.key = scalar.getValue();
      level.keyLine = line(scalar);
    } else {
      put(value(scalar), scalar);
    }
  }

  private String put(JsonNode value, Event event) throws UnreadablePageException {
    Level level = open.peek();
    if (level == null) {
      root = value;
      return "";
    }
    String path;
    if (level.node instanceof ArrayNode array) {
      path = level.path + "/" + array.size();
      array.add(value);
    } else {
      if (level.key == null) {
        throw refused(event, "has a name that is not text");
      }
      path = level.path + "/" + level.key.replace("~", "~0").replace("/", "~1");
      JsonNode earlier = ((ObjectNode) level.node).get(level.key);
      if (earlier != null && !earlier.equals(value)) {
        level.twice.add(level.key);
        problems.add(
            new PageProblem(
                line(event), "The field " + level.key + " occurs twice; neither is used"));
      }
      ((ObjectNode) level.node).set(level.key, value);
      level.key = null;
    }
    if (path.length() > LONGEST_PATH) {
      throw refused(event, "has a value below names of " + LONGEST_PATH + " characters");
    }
    lines.put(path, level.node.isObject() ? level.keyLine : line(event));
    return path;
  }

  private static JsonNode value(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return TextNode.valueOf(text);
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NullNode.getInstance();
      case "true", "True", "TRUE" -> BooleanNode.TRUE;
      case "false", "False", "FALSE" -> BooleanNode.FALSE;
      default -> {
        JsonNode number = text.startsWith("+") ? null : FactValues.number(text);
        yield number == null ? TextNode.valueOf(text) : number;
      }
    };
  }

  private int line(Event event) {
    return firstLine + event.getStartMark().getLine();
  }

  private UnreadablePageException refused(Event event, String why) {
    return new UnreadablePageException(line(event), why);
  }
}
