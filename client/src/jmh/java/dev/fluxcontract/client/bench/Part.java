package dev.fluxcontract.client.bench;

/** One part of the benchmarks, which can be run without the others. */
public interface Part {
  /** What {@code -Dbench.only} calls it. */
  String name();

  void measure(Figures figures) throws Exception;
}
