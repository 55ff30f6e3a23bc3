package dev.fluxcontract.benchmarks;

import dev.fluxcontract.benchmarks.calls.CallsPart;
import dev.fluxcontract.benchmarks.codec.CodecPart;
import dev.fluxcontract.benchmarks.cold.ColdStartPart;
import dev.fluxcontract.benchmarks.growth.GrowthPart;
import dev.fluxcontract.benchmarks.lag.LagPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the requested parts, prints one table, and writes all rounds as JSON. */
public final class BenchmarkRunner {
  private static final List<BenchmarkPart> PARTS =
      List.of(
          new LagPart(), new CodecPart(), new CallsPart(), new GrowthPart(), new ColdStartPart());

  private BenchmarkRunner() {}

  public static void main(String[] arguments) throws Exception {
    List<String> names = PARTS.stream().map(BenchmarkPart::name).toList();
    List<String> only = BenchmarkSettings.only();
    if (!names.containsAll(only)) {
      throw new IllegalArgumentException("bench.only is " + only + ", must be some of " + names);
    }
    Figures figures = new Figures();
    for (BenchmarkPart part : PARTS) {
      if (only.isEmpty() || only.contains(part.name())) {
        System.err.println("benchmarks: " + part.name());
        part.measure(figures);
      }
    }
    System.out.print(Table.of(figures));
    Path results = Files.createDirectories(BenchmarkSettings.output()).resolve("results.json");
    Files.writeString(results, ResultsJson.of(figures));
    System.out.println("written to " + results);
  }
}
