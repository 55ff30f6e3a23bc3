package dev.fluxcontract.conformance.spec;

/**
 * What is wrong with the contract, and where.
 *
 * @param pointer leads to the place in the contract, as far as there is one
 */
record Finding(String pointer, String where, String what) {

  static Finding of(String where, String what) {
    return new Finding("", where, what);
  }

  static Finding of(SpecOperation operation, String what) {
    return new Finding(operation.spot().pointer(), operation.key() + name(operation), what);
  }

  static Finding of(SpecOperation operation, String place, String field, String what) {
    String where = operation.key() + name(operation) + ", " + place + ", " + field;
    return new Finding(operation.spot().pointer(), where, what);
  }

  /** A finding about a field, which stands elsewhere than the operation that it belongs to. */
  static Finding of(SpecOperation operation, String place, String field, Spot spot, String what) {
    return new Finding(spot.pointer(), of(operation, place, field, what).where(), what);
  }

  static Finding of(Spot spot, String what) {
    String id = spot.has("operationId") ? " (" + spot.text("operationId") + ")" : "";
    return new Finding(spot.pointer(), "#" + spot.pointer() + id, what);
  }

  private static String name(SpecOperation operation) {
    return " (" + operation.id() + ")";
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
