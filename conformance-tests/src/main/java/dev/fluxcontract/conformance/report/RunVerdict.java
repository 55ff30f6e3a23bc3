package dev.fluxcontract.conformance.report;

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

  /** The verdict as it is shown. */
  @Override
  public String toString() {
    return words;
  }
}
