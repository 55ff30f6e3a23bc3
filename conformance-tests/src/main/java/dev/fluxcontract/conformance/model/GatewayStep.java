package dev.fluxcontract.conformance.model;

/** What a request asks of the gateway. */
public enum GatewayStep {
  /** A job is submitted. */
  SUBMIT,
  /** The status of a job is asked for. */
  STATUS,
  /** The stream of a job's states is asked for. */
  STREAM,
  /** The result of a job is asked for. */
  RESULT,
  /** A job is to be stopped. */
  CANCEL,
  /** An image is fetched. */
  FILE,
  /** Anything else. */
  UNKNOWN
}
