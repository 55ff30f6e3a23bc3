package dev.fluxcontract.conformance.gateway;

/**
 * Why a job ended without images.
 *
 * @param status the status code under which its result is answered
 * @param message what went wrong, in words
 * @param type what went wrong, as a kind
 */
record Failure(int status, String message, String type) {
  static final Failure CANCELLED = new Failure(499, "Request was cancelled", "cancelled");
}
