package dev.fluxcontract.conformance.model;

/** How binding the promise is that a check holds a gateway to. */
public enum Level {
  /** One of the documents states it. A gateway that breaks it is not conformant. */
  MUST,
  /**
   * A caller may expect it, but no more: fal or relays state it where the documents are silent, it
   * only follows from what those say, they contradict each other, or known gateways leave it out
   * and callers get by. Breaking it is a warning, and a failure with {@code --strict}.
   */
  SHOULD,
  /** Gateways differ here and none is wrong. What was seen is told; it never fails. */
  NOTE
}
