package dev.fluxcontract.conformance.checks;

/** How often a check runs. */
public enum Per {
  /** Once, with all its cases. */
  RUN,
  /** Once for each operation, with the cases of that operation. */
  OPERATION,
  /** Once for each case. */
  CASE
}
