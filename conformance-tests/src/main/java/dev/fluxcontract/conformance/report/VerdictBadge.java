package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.Outcome;
import java.util.List;
import java.util.Locale;

/** The verdict as a small picture for a README. Nothing that a gateway said stands in it. */
public final class VerdictBadge {
  private static final String LABEL = "FLUX queue API";

  private VerdictBadge() {}

  static String of(Report report) {
    return svg(message(report), colour(report.verdict()));
  }

  /** The counts of a run that somebody reported; one that is too old has a date and no colour. */
  public static String of(ReportedRun run, ReportedRun.Standing standing) {
    String counts = ReportedRun.inWords(run.checks());
    return standing == ReportedRun.Standing.EXPIRED
        ? svg("expired, of " + run.started().toString().substring(0, 10), "#6b6f76")
        : svg(counts, colour(run.verdict()));
  }

  private static String svg(String message, String colour) {
    int left = width(LABEL);
    int right = width(message);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%4$s: %5$s">
          <title>%4$s: %5$s</title>
          <clipPath id="r"><rect width="%1$d" height="20" rx="4"/></clipPath>
          <g clip-path="url(#r)">
            <rect width="%2$d" height="20" fill="#3d4451"/>
            <rect x="%2$d" width="%3$d" height="20" fill="%6$s"/>
          </g>
          <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">
            <text x="%7$d" y="14" textLength="%8$d">%4$s</text>
            <text x="%9$d" y="14" textLength="%10$d">%5$s</text>
          </g>
        </svg>
        """
        .formatted(
            left + right,
            left,
            right,
            LABEL,
            message,
            colour,
            left / 2,
            left - 12,
            left + right / 2,
            right - 12);
  }

  private static String message(Report report) {
    String message = report.verdict().toString().toLowerCase(Locale.ROOT);
    if (report.verdict() == RunVerdict.CONFORMANT) {
      for (Outcome outcome : List.of(Outcome.WAIVED, Outcome.SKIPPED)) {
        int count = report.checks(outcome).size();
        message += count == 0 ? "" : ", " + count + " " + ReportText.lower(outcome);
      }
    }
    return message;
  }

  private static String colour(RunVerdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> "#1a7f4b";
      case NOT_CONFORMANT -> "#b3261e";
      case UNDECIDED, NOTHING_CHECKED -> "#8a6100";
    };
  }

  /** About what Verdana at 11 pixels needs; textLength makes the rest fit. */
  private static int width(String text) {
    return Math.round(text.length() * 6.6f) + 12;
  }
}
