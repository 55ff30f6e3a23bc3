package dev.fluxcontract.conformance.engine;

/** How a job ended. */
public enum JobEnd {
  /** It was not sent, or the gateway said too little of it. */
  UNTOLD,
  /** No job came of it: an error, or an answer that is not a ticket. */
  NOT_TAKEN,
  /** It has images. */
  IMAGES,
  /** It failed or was cancelled, in the gateway's own words. */
  FAILED,
  /** It was not over when the time was. */
  NEVER,
  /** Its result arrived, and cannot be read. */
  UNREADABLE,
  /** It is over by its state, and its result is not there. */
  WITHOUT_RESULT,
  /** The gateway's answers made no sense. */
  LOST
}
