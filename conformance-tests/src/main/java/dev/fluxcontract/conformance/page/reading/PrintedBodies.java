package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON values that stand in the text of a page, such as a printed request. */
final class PrintedBodies {
  private static final int MOST_TRIES = 200;
  private static final int LONGEST = 200_000;
  private static final int LONGEST_NUMBER = 60;

  /** A text where a number, short as it is written, has more digits than can be computed with. */
  private static final JsonNodeFactory VALUES =
      new JsonNodeFactory() {
        @Override
        public ValueNode numberNode(BigDecimal number) {
          boolean plain = Math.abs((long) number.scale()) <= LONGEST_NUMBER;
          return plain ? super.numberNode(number) : textNode(number.toString());
        }
      };

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(BoundedYaml.DEEPEST)
                          .maxTokenCount(BoundedYaml.MOST_EVENTS)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(VALUES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final List<Printed> values = new ArrayList<>();

  /**
   * A value and where it begins.
   *
   * @param value the value
   * @param line its line on the page, counted from 1
   */
  record Printed(JsonNode value, int line) {}

  private PrintedBodies() {}

  /** Finds values at the start of lines, and behind the quote of a shell command. */
  static PrintedBodies in(PageSource page) {
    PrintedBodies bodies = new PrintedBodies();
    String text = page.text();
    int line = 1;
    int counted = 0;
    int tries = 0;
    int end = 0;
    boolean fresh = true;
    for (int at = 0; at < text.length() && tries < MOST_TRIES; at++) {
      char c = text.charAt(at);
      if (at >= end && fresh && (c == '{' || c == '[')) {
        tries++;
        for (; counted < at; counted++) {
          line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        end = bodies.add(text, at, line);
      }
      fresh = c == '\n' || c == '\'' || (fresh && c == ' ');
    }
    return bodies;
  }

  private int add(String text, int start, int line) {
    String rest = text.substring(start, Math.min(text.length(), start + LONGEST));
    String plain = rest.replace("'\\''", "'");
    try (JsonParser parser = JSON.getFactory().createParser(plain)) {
      JsonNode value = JSON.readTree(parser);
      if (value != null && value.isContainerNode() && !value.isEmpty()) {
        values.add(new Printed(value, line));
      }
      return start + (int) parser.currentLocation().getCharOffset();
    } catch (IOException e) {
      return start;
    }
  }

  /** A JSON value within a text of its own; nothing where it is none. */
  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(value -> !value.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  List<Printed> values() {
    return values;
  }

  /** The printed requests, each once. */
  List<JsonNode> requests() {
    return bodies(false);
  }

  /** The printed answers, each once. */
  List<JsonNode> answers() {
    return bodies(true);
  }

  /** The line of the first printed request, or of the first answer. */
  int line(boolean answer) {
    return values.stream()
        .filter(printed -> isBody(printed.value()) && isAnswer(printed.value()) == answer)
        .findFirst()
        .map(Printed::line)
        .orElse(1);
  }

  private List<JsonNode> bodies(boolean answer) {
    return new ArrayList<>(
        values.stream()
            .map(Printed::value)
            .filter(value -> isBody(value) && isAnswer(value) == answer)
            .distinct()
            .toList());
  }

  private static boolean isBody(@Nullable JsonNode value) {
    return value != null && value.isObject() && !value.has("jsonSchema") && !value.has("cookie");
  }

  private static boolean isAnswer(JsonNode value) {
    return value.has("request_id")
        || value.has("status_url")
        || value.has("images")
        || value.has("detail")
        || value.has("error");
  }
}
