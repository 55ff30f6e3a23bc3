package dev.fluxcontract.client.internal.util;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads untrusted JSON within limits of time and memory. A value that is nested too deep or too
 * long is left out, so that the rest of a paid answer is not lost over it.
 *
 * <p>Accepted besides JSON are single quotes, bare words and superfluous commas, which some
 * gateways send.
 */
final class JsonTreeReader {
  /** A result holds a dozen values for each image. Many more than this would fill the heap. */
  static final int MOST_VALUES = 1_000_000;

  static final int DEEPEST = 64;

  /** How many different names are kept as one string each. */
  private static final int MOST_NAMES = 256;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)([.][0-9]++)?([eE][-+]?[0-9]++)?");

  /** Represents a value that is left out. */
  private static final Object LEFT_OUT = new Object();

  private final JsonTokens tokens;
  private final BinaryOperator<String> clean;
  private final Map<String, String> names = new HashMap<>();
  private int values;

  /**
   * Makes a reader of a buffer, which it consumes.
   *
   * @param clean is applied to each text and the name of its member, and to each name with ""
   * @param stopped whether to give up, since nobody waits for the end
   */
  JsonTreeReader(Buffer json, BinaryOperator<String> clean, BooleanSupplier stopped) {
    this.tokens = new JsonTokens(json, stopped);
    this.clean = clean;
  }

  /** The first value. What follows it is ignored. */
  @Nullable Object read() throws IOException {
    Object value = readValue("", 0);
    return value == LEFT_OUT ? null : value;
  }

  private @Nullable Object readValue(String name, int depth) throws IOException {
    if (++values > MOST_VALUES) {
      throw new IOException("it holds more than " + MOST_VALUES + " values");
    }
    int first = tokens.peek();
    if (first == '"' || first == '\'') {
      return clean.apply(name, tokens.readText());
    }
    if (first != '{' && first != '[') {
      return readWord(name);
    }
    if (depth == DEEPEST) {
      tokens.skipNested();
      return LEFT_OUT;
    }
    tokens.skip();
    return first == '{' ? readObject(depth + 1) : readArray(name, depth + 1);
  }

  private Map<String, @Nullable Object> readObject(int depth) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (goesOn('}')) {
      String name = readName();
      if (tokens.peek() != ':') {
        throw JsonTokens.malformed();
      }
      tokens.skip();
      Object value = readValue(name, depth);
      if (value != LEFT_OUT) {
        members.put(name, value);
      }
    }
    return members;
  }

  private List<@Nullable Object> readArray(String name, int depth) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (goesOn(']')) {
      Object value = readValue(name, depth);
      if (value != LEFT_OUT) {
        elements.add(value);
      }
    }
    return elements;
  }

  /** Moves to the next element; moves behind the end and returns false if there is none. */
  private boolean goesOn(char end) throws IOException {
    int next = tokens.peek();
    while (next == ',') {
      tokens.skip();
      next = tokens.peek();
    }
    if (next == end) {
      tokens.skip();
    }
    return next != end;
  }

  private String readName() throws IOException {
    int first = tokens.peek();
    boolean quoted = first == '"' || first == '\'';
    String name = quoted ? tokens.readText() : String.valueOf(tokens.readWord());
    // A list of objects repeats the same few names.
    String known = names.get(name);
    if (known == null) {
      known = clean.apply("", name);
      if (names.size() < MOST_NAMES) {
        names.put(name, known);
      }
    }
    return known;
  }

  /** A number, a boolean, null, or a bare word. */
  private @Nullable Object readWord(String name) throws IOException {
    String word = tokens.readWord();
    if (word == null) {
      return LEFT_OUT;
    }
    return switch (word) {
      case "true", "True" -> true;
      case "false", "False" -> false;
      case "null", "None", "NaN", "Infinity", "-Infinity", "undefined" -> null;
      default ->
          // A key, or the half of one, may be made of digits.
          NUMBER.matcher(word).matches() && clean.apply(name, word).equals(word)
              ? new JsonTree.Numeral(word)
              : clean.apply(name, word);
    };
  }
}
