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
    return new Finding(operation.node().pointer(), operation.key() + name(operation), what);
  }

  static Finding of(SpecOperation operation, String place, String field, String what) {
    String where = operation.key() + name(operation) + ", " + place + ", " + field;
    return new Finding(operation.node().pointer(), where, what);
  }

  /** A finding about a field, which stands elsewhere than the operation that it belongs to. */
  static Finding of(
      SpecOperation operation, String place, String field, SpecNode node, String what) {
    return new Finding(node.pointer(), of(operation, place, field, what).where(), what);
  }

  static Finding of(SpecNode node, String what) {
    String id = node.has("operationId") ? " (" + node.text("operationId") + ")" : "";
    return new Finding(node.pointer(), "#" + node.pointer() + id, what);
  }

  private static String name(SpecOperation operation) {
    return " (" + operation.id() + ")";
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
