package dev.fluxcontract.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A command's words: options with their values, flags, and the rest. */
final class Arguments {
  final List<String> rest = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  /** Takes these options, each with a value; one that starts with ! has none. */
  Arguments(List<String> words, String... known) {
    Set<String> names = Set.of(known);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        rest.add(word);
      } else if (names.contains("!" + word)) {
        options.put(word, "");
      } else if (!names.contains(word) || i + 1 == words.size()) {
        throw new IllegalArgumentException(
            names.contains(word)
                ? word + " needs a value"
                : word
                    + " is not an option of this command; its options are "
                    + String.join(", ", known).replace("!", ""));
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
    return get(
        option,
        otherwise,
        "a whole number of 1 or more",
        value -> {
          int number = Integer.parseInt(value);
          if (number < 1) {
            throw new IllegalArgumentException();
          }
          return number;
        });
  }

  /** US dollars: 0 or more. */
  BigDecimal amount(String option, BigDecimal otherwise) {
    return get(
        option,
        otherwise,
        "an amount in USD of 0 or more",
        value -> {
          BigDecimal amount = new BigDecimal(value);
          if (amount.signum() < 0) {
            throw new IllegalArgumentException();
          }
          return amount;
        });
  }
}
