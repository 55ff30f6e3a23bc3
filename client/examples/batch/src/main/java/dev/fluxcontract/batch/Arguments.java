package dev.fluxcontract.batch;

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
                : word + " is not known here; there are " + names);
      } else {
        options.put(word, words.get(++i));
      }
    }
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  <T> T get(String option, T otherwise, Function<String, T> read) {
    String value = options.get(option);
    try {
      return value == null ? otherwise : read.apply(value);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(option + " is " + value + ", which it cannot be", e);
    }
  }
}
