package dev.fluxcontract.conformance.gateway;

import java.util.List;

/** The catalogue of faults. */
final class Faults {
  static final List<Fault> ALL = List.of();

  private Faults() {}
}
