package dev.fluxcontract.conformance.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.util.List;
import java.util.function.Function;

/** Prints what there is: a table of two columns for people, or an array of objects as JSON. */
final class Listing {
  private final Console console;
  private final boolean json;

  Listing(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  <T> int print(
      List<T> entries,
      Function<T, String> name,
      Function<T, String> sentence,
      Function<T, ObjectNode> object) {
    if (json) {
      ArrayNode all = Json.array();
      entries.forEach(entry -> all.add(object.apply(entry)));
      console.out().println(Json.pretty(all));
    } else {
      int width = entries.stream().map(name).mapToInt(String::length).max().orElse(0);
      for (T entry : entries) {
        console
            .out()
            .printf("%-" + (width + 2) + "s%s%n", name.apply(entry), sentence.apply(entry));
      }
    }
    return ExitCode.FINE;
  }
}
