package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import org.jspecify.annotations.Nullable;

/** Is told how a run goes on. Calls may come from several threads at once. */
public interface RunListener {
  /** Told before anything is sent. */
  default void planned(RunPlan plan) {}

  /** Told when a check begins on a case. */
  default void began(CheckInfo check, @Nullable String caseId) {}

  /**
   * Told when a check has come to something.
   *
   * @param result what it came to
   * @param done how many have, this one among them
   * @param total how many there are
   */
  default void ended(CheckResult result, int done, int total) {}

  /** A listener that does nothing. */
  static RunListener silent() {
    return new RunListener() {};
  }
}
