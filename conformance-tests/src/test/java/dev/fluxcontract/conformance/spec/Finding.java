package dev.fluxcontract.conformance.spec;

/** What is wrong with the contract, and where. */
record Finding(String where, String what) {

  static Finding of(SpecOperation operation, String what) {
    return new Finding(operation.key() + " (" + operation.id() + ")", what);
  }

  static Finding of(SpecOperation operation, String place, String field, String what) {
    return new Finding(
        operation.key() + " (" + operation.id() + "), " + place + ", " + field, what);
  }

  static Finding of(Spot spot, String what) {
    String id = spot.has("operationId") ? " (" + spot.text("operationId") + ")" : "";
    return new Finding("#" + spot.pointer() + id, what);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
