package dev.fluxcontract.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A command's words: options with their values, flags, and the rest. */
final class Arguments {
  final List<String> rest = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  /** Takes these options, each with a value; one that starts with ! has none. */
  Arguments(List<String> words, String known) {
    List<String> names = List.of(known.split(" "));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        rest.add(word);
      } else if (names.contains("!" + word)) {
        options.put(word, "");
      } else if (!names.contains(word) || i + 1 == words.size()) {
        String others = known.replace("!", "").replace(" ", ", ");
        throw new IllegalArgumentException(
            names.contains(word)
                ? word + " needs a value"
                : word + " is not an option of this command; its options are " + others);
      } else {
        options.put(word, words.get(++i));
      }
    }
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /**
   * An option's value.
   *
   * @param rule what the value must be, for the message
   * @param read throws an exception if the value breaks the rule
   */
  <T> T get(String option, T otherwise, String rule, Function<String, T> read) {
    String value = options.get(option);
    try {
      return value == null ? otherwise : read.apply(value);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          option + " is " + value + ", which is not a valid value; it must be " + rule, e);
    }
  }

  /** A count, a port or a number of seconds: 1 or more. */
  Integer positive(String option, Integer otherwise) {
    String rule = "a whole number of 1 or more";
    return get(option, otherwise, rule, value -> atLeast(1, Integer.valueOf(value)));
  }

  /** US dollars: 0 or more, as exact as the database keeps them. */
  BigDecimal amount(String option, BigDecimal otherwise) {
    String rule = "an amount in USD of 0 or more with at most four decimals";
    Function<String, BigDecimal> exact = value -> new BigDecimal(value).setScale(4);
    return get(option, otherwise, rule, value -> atLeast(BigDecimal.ZERO, exact.apply(value)));
  }

  private static <T extends Comparable<T>> T atLeast(T least, T value) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException();
    }
    return value;
  }
}
