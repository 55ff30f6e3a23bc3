package dev.fluxcontract.client.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Runs the parts that were asked for, prints one table, and writes the figures as JSON. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    List<Part> parts = Parts.all().stream().filter(asked(Settings.only())).toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "bench.only is " + Settings.only() + " and names none of " + Parts.names());
    }
    Figures figures = new Figures();
    for (Part part : parts) {
      System.err.println("bench: " + part.name());
      part.measure(figures);
    }
    System.out.print(Table.of(figures));
    Path results = Files.createDirectories(Settings.output()).resolve("results.json");
    Files.writeString(results, ResultsJson.of(figures));
    System.out.println("written to " + results);
  }

  private static Predicate<Part> asked(List<String> names) {
    return part -> names.isEmpty() || names.contains(part.name());
  }
}
