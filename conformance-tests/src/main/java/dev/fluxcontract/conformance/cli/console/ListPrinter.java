package dev.fluxcontract.conformance.cli.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.List;
import java.util.function.Function;

/** Prints what there is: a table of two columns for people, or an array of objects as JSON. */
public final class ListPrinter {
  private ListPrinter() {}

  /** Prints the entries, and gives the exit code of the command. */
  public static <T> int print(
      CommandConsole console,
      boolean json,
      List<T> entries,
      Function<T, String> name,
      Function<T, String> sentence,
      Function<T, ObjectNode> object) {
    if (json) {
      ArrayNode all = LosslessJson.array();
      entries.forEach(entry -> all.add(object.apply(entry)));
      console.out().println(LosslessJson.pretty(all));
    } else {
      int width = entries.stream().map(name).mapToInt(String::length).max().orElse(0);
      for (T entry : entries) {
        String padded = name.apply(entry) + " ".repeat(width + 2 - name.apply(entry).length());
        console.out().println(padded + sentence.apply(entry));
      }
    }
    return ExitCode.FINE;
  }
}
