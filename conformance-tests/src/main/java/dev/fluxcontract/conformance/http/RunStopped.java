package dev.fluxcontract.conformance.http;

/** Thrown instead of sending anything once the run has been stopped. */
public final class RunStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A stop for that reason. */
  RunStopped(String reason) {
    super(reason, null, false, false);
  }
}
