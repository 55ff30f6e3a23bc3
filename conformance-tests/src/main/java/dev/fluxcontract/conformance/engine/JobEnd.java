package dev.fluxcontract.conformance.engine;

/** How a job ended. */
public enum JobEnd {
  /** It was not sent, or the gateway said too little of it. */
  UNTOLD,
  /** No job came of it: an error, or an answer that is no ticket. */
  NOT_TAKEN,
  /** It has images. */
  IMAGES,
  /** It failed or was cancelled, in the gateway's own words. */
  FAILED,
  /** It was not over when the time was. */
  NEVER,
  /** The gateway's answers made no sense. */
  LOST
}
