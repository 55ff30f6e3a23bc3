package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One known failure.
 *
 * @param until the last day, in UTC, on which it is waived; null where that is always
 * @param baseline whether it is an entry of a baseline
 */
record Waiver(
    String check,
    @Nullable String caseId,
    String reason,
    @Nullable LocalDate until,
    boolean baseline) {
  boolean covers(CheckResult result) {
    return result.check().id().equals(check) && (caseId == null || caseId.equals(result.caseId()));
  }

  boolean expired(RunResult run) {
    return until != null && day(run).isAfter(until);
  }

  String name() {
    return caseId == null ? check : check + " " + caseId;
  }

  CheckResult waive(CheckResult result) {
    String found = String.valueOf(result.reason());
    String known = found.startsWith(reason) ? found : reason + " (" + found + ")";
    return result.waived(until == null ? known : "Known until " + until + ". " + known);
  }

  /** The day of a run decides, so that its reports agree whenever they are written. */
  static LocalDate day(RunResult run) {
    return run.started().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
