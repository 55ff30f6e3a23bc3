package dev.fluxcontract.conformance.run;

/** How binding the promise is that a check holds a gateway to. */
public enum Level {
  /** One of the five documents states it. A gateway that breaks it is not conformant. */
  MUST,
  /**
   * fal's queue documentation states it where the documents are silent, or a documented range would
   * mean nothing without it. Breaking it is a warning, and a failure with {@code --strict}.
   */
  SHOULD,
  /** Gateways differ here and none is wrong. What was seen is told; it never fails. */
  NOTE
}
