package dev.fluxcontract.conformance.model;

/** What a check came to. */
public enum Outcome {
  /**
   * The promise was kept. A {@link Level#NOTE} is always passed; its reason tells what was seen.
   */
  PASSED,
  /** A MUST was broken, or in a strict run a SHOULD. */
  FAILED,
  /** A SHOULD was broken, in a run that is not strict. */
  WARNED,
  /** The check was not run, or could not tell; the reason says why. Never a pass. */
  SKIPPED,
  /** It failed, and a waiver says that this is known. */
  WAIVED,
  /** The suite itself broke. Never a pass, and never the gateway's fault. */
  ERROR
}
