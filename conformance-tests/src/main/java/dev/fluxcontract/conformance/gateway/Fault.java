package dev.fluxcontract.conformance.gateway;

import java.util.List;
import java.util.function.Consumer;

/** A promise that a broken gateway breaks, by name. */
public final class Fault {
  private final String name;
  private final String sentence;
  private final Consumer<Behaviour> change;

  Fault(String name, String sentence, Consumer<Behaviour> change) {
    this.name = name;
    this.sentence = sentence;
    this.change = change;
  }

  /** All faults, by area. */
  public static List<Fault> all() {
    return Faults.ALL;
  }

  /** The fault of that name. */
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No fault is called "
                        + name
                        + "; Fault.all(), or the command faults, tells which there are"));
  }

  /** Its name in lower case with hyphens, such as {@code repeated-ids}. */
  public String name() {
    return name;
  }

  /** What the gateway does wrong, in a sentence. */
  public String sentence() {
    return sentence;
  }

  /** The ids of the checks that fail on it, each time; among them the one that is there for it. */
  public List<String> caughtBy() {
    return CaughtBy.checks(name);
  }

  void apply(Behaviour behaviour) {
    change.accept(behaviour);
  }

  @Override
  public String toString() {
    return name;
  }
}
