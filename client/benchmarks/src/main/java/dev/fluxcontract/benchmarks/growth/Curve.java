package dev.fluxcontract.benchmarks.growth;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a cost grows with a size.
 *
 * @param legend what the plot calls it, with its unit
 * @param peer whose cost it is
 */
record Curve(String legend, String peer, TreeMap<Double, Double> points) {
  Curve(String legend, String peer) {
    this(legend, peer, new TreeMap<>());
  }

  void add(double size, double cost) {
    // A logarithmic axis has no zero.
    points.put(size, Math.max(cost, 0.01));
  }

  /** The exponent of the cost's growth from that size on: 1 where it is linear. */
  double exponent(double from) {
    Map.Entry<Double, Double> low = Objects.requireNonNull(points.ceilingEntry(from));
    Map.Entry<Double, Double> high = points.lastEntry();
    return Math.log(high.getValue() / low.getValue()) / Math.log(high.getKey() / low.getKey());
  }

  /** What each further unit of the size costs, from the smallest size to the largest. */
  double each() {
    Map.Entry<Double, Double> low = points.firstEntry();
    Map.Entry<Double, Double> high = points.lastEntry();
    return (high.getValue() - low.getValue()) / (high.getKey() - low.getKey());
  }
}
