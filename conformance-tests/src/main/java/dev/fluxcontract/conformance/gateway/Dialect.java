package dev.fluxcontract.conformance.gateway;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A way in which gateways differ without being broken, by name. */
public final class Dialect {
  private final String name;
  private final String sentence;
  private final Consumer<Behaviour> change;

  Dialect(String name, String sentence, Consumer<Behaviour> change) {
    this.name = name;
    this.sentence = sentence;
    this.change = change;
  }

  /** All dialects, the plain one first. */
  public static List<Dialect> all() {
    return Dialects.ALL;
  }

  /** The dialect of that name. */
  public static Dialect named(String name) {
    return all().stream()
        .filter(dialect -> dialect.name.equals(name))
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
    return name;
  }

  /** What is different, in a sentence. */
  public String sentence() {
    return sentence;
  }

  void apply(Behaviour behaviour) {
    change.accept(behaviour);
  }

  @Override
  public String toString() {
    return name;
  }
}
