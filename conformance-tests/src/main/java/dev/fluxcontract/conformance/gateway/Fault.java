package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.gateway.faults.FaultCatalogue;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;

/** A way in which a gateway is broken, by name. */
public final class Fault {
  private static final List<Fault> ALL = FaultCatalogue.ALL.stream().map(Fault::new).toList();

  private final BehaviourChange row;

  private Fault(BehaviourChange row) {
    this.row = row;
  }

  /** All faults, by area. */
  public static List<Fault> all() {
    return ALL;
  }

  /** Returns a fault by its name. */
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No fault is called "
                        + name
                        + "; Fault.all(), or the command faults, lists them all"));
  }

  /** Its name in lower case with hyphens, such as {@code repeated-ids}. */
  public String name() {
    return row.name();
  }

  /** What the gateway does wrong, in a sentence. */
  public String sentence() {
    return row.sentence();
  }

  /** The ids of the checks that always fail on it. */
  public List<String> caughtBy() {
    return FaultCatalogue.caughtBy(row.name());
  }

  void apply(Behaviour behaviour) {
    row.change().accept(behaviour);
  }

  @Override
  public String toString() {
    return row.name();
  }
}
