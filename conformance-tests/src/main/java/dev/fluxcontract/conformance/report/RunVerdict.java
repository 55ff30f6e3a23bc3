package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.Outcome;
import java.util.List;

/** What a run says of its gateway. */
public enum RunVerdict {
  /** Whatever was checked and is binding was kept. */
  CONFORMANT("Conformant"),
  /** A binding promise was broken, or what was agreed on earlier no longer holds. */
  NOT_CONFORMANT("Not conformant"),
  /** Nothing was found broken, but the run ended early or the suite itself broke. */
  UNDECIDED("Undecided"),
  /** No check was executed. */
  NOTHING_CHECKED("Nothing checked");

  private final String words;

  RunVerdict(String words) {
    this.words = words;
  }

  /**
   * What the outcomes of all cases come to.
   *
   * @param failedOtherwise whether a waiver or the dialect fails the run
   * @param aborted whether the run ended early
   */
  static RunVerdict of(List<Outcome> outcomes, boolean failedOtherwise, boolean aborted) {
    if (outcomes.contains(Outcome.FAILED) || failedOtherwise) {
      return NOT_CONFORMANT;
    }
    if (outcomes.contains(Outcome.ERROR)) {
      return UNDECIDED;
    }
    if (outcomes.stream().allMatch(outcome -> outcome == Outcome.SKIPPED)) {
      return NOTHING_CHECKED;
    }
    return aborted ? UNDECIDED : CONFORMANT;
  }

  /** The verdict as it is shown. */
  @Override
  public String toString() {
    return words;
  }
}
