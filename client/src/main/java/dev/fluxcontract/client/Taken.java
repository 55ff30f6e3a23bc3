package dev.fluxcontract.client;

/**
 * Whether a gateway took a job, as far as can be known when something went wrong. A job that was
 * taken may be billed.
 */
public enum Taken {
  /** The gateway surely has no such job. The request may be submitted again. */
  NO,
  /** The gateway has the job. Submitting the request again would make a second one. */
  YES,
  /**
   * The request left, and no usable answer came back. The gateway may or may not have a job;
   * nothing in the protocol can tell. Submitting the request again may be paid twice.
   */
  UNKNOWN
}
