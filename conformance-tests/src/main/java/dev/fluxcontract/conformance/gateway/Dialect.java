package dev.fluxcontract.conformance.gateway;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A way in which gateways differ without being broken, by name. */
public final class Dialect {
  private final String name;
  private final String sentence;
  private final boolean conformant;
  private final Consumer<Behaviour> change;

  Dialect(String name, String sentence, Consumer<Behaviour> change) {
    this(name, sentence, true, change);
  }

  private Dialect(String name, String sentence, boolean conformant, Consumer<Behaviour> change) {
    this.name = name;
    this.sentence = sentence;
    this.conformant = conformant;
    this.change = change;
  }

  /** A dialect that is met in the wild although the documents promise more. */
  static Dialect loose(String name, String sentence, Consumer<Behaviour> change) {
    return new Dialect(name, sentence, false, change);
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

  /**
   * Whether a gateway that speaks it still keeps what the documents promise. A client has to bear
   * with the others too.
   */
  public boolean conformant() {
    return conformant;
  }

  void apply(Behaviour behaviour) {
    change.accept(behaviour);
  }

  @Override
  public String toString() {
    return name;
  }
}
