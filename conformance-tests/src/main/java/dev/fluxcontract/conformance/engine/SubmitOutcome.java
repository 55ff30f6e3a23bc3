package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.ProbeResponse;
import org.jspecify.annotations.Nullable;

/**
 * What came of a submit.
 *
 * @param response the answer; null where there is none that says anything of the gateway
 * @param undecided why there is none; null where there is
 */
record SubmitOutcome(@Nullable ProbeResponse response, @Nullable String undecided) {
  static SubmitOutcome of(ProbeResponse response) {
    return new SubmitOutcome(response, null);
  }

  static SubmitOutcome undecided(String reason) {
    return new SubmitOutcome(null, reason);
  }
}
