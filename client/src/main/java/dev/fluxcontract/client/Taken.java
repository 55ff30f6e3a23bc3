package dev.fluxcontract.client;

/**
 * Whether a gateway took a job, as far as can be known when something went wrong. A job that was
 * taken may be billed.
 */
public enum Taken {
  /** The gateway certainly has no such job. The request may be submitted again. */
  NO,
  /** The gateway has the job. Submitting the request again would make a second one. */
  YES,
  /**
   * The request was sent, and no usable answer came back: none at all, a 5xx, or an answer that has
   * no ticket and names no error. The gateway may or may not have a job; nothing in the protocol
   * can tell. Submitting the request again may be paid twice.
   */
  UNKNOWN
}
