package dev.fluxcontract.benchmarks;

/** One part of the benchmarks, which can be run without the others. */
public interface BenchmarkPart {
  /** What {@code -Dbench.only} calls it. */
  String name();

  void measure(Figures figures) throws Exception;
}
