package dev.fluxcontract.conformance.gateway.queue;

/**
 * Why a job ended without images.
 *
 * @param status the status code under which its result is answered
 * @param message what went wrong, in words
 * @param type what went wrong, as a kind
 */
public record JobFailure(int status, String message, String type) {
  public static final JobFailure CANCELLED =
      new JobFailure(499, "Request was cancelled", "cancelled");
}
