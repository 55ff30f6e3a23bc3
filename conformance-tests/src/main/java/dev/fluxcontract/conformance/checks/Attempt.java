package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;

/**
 * A question about a job that somebody without the key asked.
 *
 * @param step what was asked
 * @param credentials none, or wrong ones
 * @param reply the answer
 */
record Attempt(Step step, Credentials credentials, Reply reply) {
  @Override
  public String toString() {
    return step.operation() + " " + credentials;
  }
}
