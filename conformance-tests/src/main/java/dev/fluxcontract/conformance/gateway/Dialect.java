package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.gateway.dialects.DialectCatalogue;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;
import java.util.stream.Collectors;

/** A way in which gateways differ without being broken, by name. */
public final class Dialect {
  private static final List<Dialect> ALL = DialectCatalogue.ALL.stream().map(Dialect::new).toList();

  private final BehaviourChange row;

  private Dialect(BehaviourChange row) {
    this.row = row;
  }

  /** All dialects, the plain one first. */
  public static List<Dialect> all() {
    return ALL;
  }

  /** The dialect of that name. */
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

  void apply(Behaviour behaviour) {
    row.change().accept(behaviour);
  }

  @Override
  public String toString() {
    return row.name();
  }
}
