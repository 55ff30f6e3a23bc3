package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.Outcome;

/** Colour for a terminal, or none. It never says anything that the words do not say too. */
enum AnsiStyle {
  PLAIN,
  COLOURED;

  String bold(String text) {
    return dye("1", text);
  }

  String faint(String text) {
    return dye("2", text);
  }

  String of(Outcome outcome, String text) {
    return switch (outcome) {
      case PASSED -> dye("32", text);
      case FAILED, ERROR -> dye("1;31", text);
      case WARNED -> dye("33", text);
      case WAIVED -> dye("36", text);
      case SKIPPED -> faint(text);
    };
  }

  String of(RunVerdict verdict, String text) {
    return switch (verdict) {
      case CONFORMANT -> dye("1;32", text);
      case NOT_CONFORMANT -> dye("1;31", text);
      case UNDECIDED, NOTHING_CHECKED -> dye("1;33", text);
    };
  }

  private String dye(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
