package dev.fluxcontract.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was measured, in the order in which it was, and what it must reach. */
public final class Figures {
  /** The client that all others are compared with. */
  public static final String OURS = "ours";

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final List<Target> targets = new ArrayList<>();

  /** Adds one round's value; less is better. */
  public void add(String measure, String unit, String peer, double value) {
    measures
        .computeIfAbsent(measure, name -> new Measure(name, unit, new LinkedHashMap<>()))
        .rounds
        .computeIfAbsent(peer, name -> new ArrayList<>())
        .add(value);
  }

  /** Asks that ours be at most so many times that peer's, or so much where no peer is named. */
  public void expect(String measure, @Nullable String peer, double atMost) {
    targets.add(new Target(measure, peer, atMost));
  }

  public Collection<Measure> measures() {
    return Collections.unmodifiableCollection(measures.values());
  }

  public Measure measure(String name) {
    return Objects.requireNonNull(measures.get(name), name);
  }

  public List<Target> targets() {
    return Collections.unmodifiableList(targets);
  }

  /** One thing that was measured, for every peer, in rounds that took turns. */
  public record Measure(String name, String unit, Map<String, List<Double>> rounds) {
    public double median(String peer) {
      return Median.of(rounds.getOrDefault(peer, List.of()));
    }

    /** Ours as a multiple of that peer's: the median over the rounds, each compared with itself. */
    public double ratio(String peer) {
      List<Double> ours = rounds.getOrDefault(OURS, List.of());
      List<Double> theirs = rounds.getOrDefault(peer, List.of());
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
        ratios.add(ours.get(i) / theirs.get(i));
      }
      return Median.of(ratios);
    }
  }

  /** A bound on a measure: a multiple of the peer's, or an absolute one where no peer is named. */
  public record Target(String measure, @Nullable String peer, double atMost) {
    public boolean isFor(Measure measure) {
      return measure.name().equals(this.measure);
    }

    public double reached(Measure of) {
      return peer == null ? of.median(OURS) : of.ratio(peer);
    }

    public boolean isMet(Measure of) {
      return reached(of) <= atMost;
    }
  }
}
