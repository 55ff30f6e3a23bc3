package dev.fluxcontract.conformance.http;

/** Which key a request shows. */
public enum Credentials {
  /** The key of the run, in the scheme of the run. */
  OWN,
  /** None at all. */
  NONE,
  /** One that looks like the key and is not. */
  WRONG,
  /** The key of the run, in the other scheme. */
  OTHER_SCHEME
}
