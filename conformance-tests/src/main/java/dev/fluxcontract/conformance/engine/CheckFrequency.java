package dev.fluxcontract.conformance.engine;

/** How often a check runs. */
public enum CheckFrequency {
  /** Once, with all its cases. */
  RUN,
  /** Once for each operation, with the cases of that operation. */
  OPERATION,
  /** Once for each case. */
  CASE
}
