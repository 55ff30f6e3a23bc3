package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.gateway.dialects.DialectCatalogue;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way in which correct gateways differ, by name. */
public final class Dialect {
  private static final List<Dialect> ALL =
      Stream.concat(
              DialectCatalogue.STEADY.stream().map(row -> new Dialect(row, true)),
              DialectCatalogue.UNSTEADY.stream().map(row -> new Dialect(row, false)))
          .toList();

  private final BehaviourChange row;
  private final boolean steady;

  private Dialect(BehaviourChange row, boolean steady) {
    this.row = row;
    this.steady = steady;
  }

  /** All dialects, the plain one first. */
  public static List<Dialect> all() {
    return ALL;
  }

  /** Returns a dialect by its name. */
  public static Dialect named(String name) {
    return all().stream()
        .filter(dialect -> dialect.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No dialect is called "
                        + name
                        + "; there are "
                        + all().stream().map(Dialect::name).collect(Collectors.joining(", "))));
  }

  /** Its name in lower case with hyphens, such as {@code pending-200}. */
  public String name() {
    return row.name();
  }

  /** What is different, in a sentence. */
  public String sentence() {
    return row.sentence();
  }

  /**
   * Whether it answers the same request the same way at any time. The others fail now and then, or
   * have limits.
   */
  public boolean isSteady() {
    return steady;
  }

  void apply(Behaviour behaviour) {
    row.change().accept(behaviour);
  }

  @Override
  public String toString() {
    return row.name();
  }
}
