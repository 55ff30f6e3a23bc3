package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.JobOperation;

/**
 * A question about a job that somebody without the key asked.
 *
 * @param step what was asked
 * @param credentials none, or wrong ones
 * @param reply the answer
 */
public record KeylessJobRequest(
    JobOperation step, ProbeCredentials credentials, ProbeResponse reply) {
  @Override
  public String toString() {
    return step.operation() + " " + credentials;
  }
}
