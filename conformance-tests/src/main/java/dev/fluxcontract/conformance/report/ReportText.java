package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Coverage;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences that the console and the page share. */
public final class ReportText {
  /** What comes before the reason, which may be a gateway's text. */
  public static final String ENDED_EARLY = "The run ended early: ";

  private ReportText() {}

  public static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  public static String count(long count, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
  }

  public static String seconds(Duration took) {
    double seconds = took.toMillis() / 1000.0;
    return seconds < 100
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d min %02d s", took.toMinutes(), took.toSecondsPart());
  }

  /** Why the verdict is what it is. */
  public static String why(Report report) {
    return reason(report) + known(report);
  }

  private static String known(Report report) {
    List<String> says = new ArrayList<>();
    say(says, report.fixed().size(), "known failure", "is fixed.", "are fixed.");
    say(says, report.expired().size(), "waiver", "has expired.", "have expired.");
    return says.stream().map(sentence -> " " + sentence).collect(Collectors.joining());
  }

  /** Adds a count with its verb, unless there is nothing to count. */
  private static void say(
      List<String> says, long count, String one, String singular, String plural) {
    if (count > 0) {
      says.add(count(count, one) + " " + (count == 1 ? singular : plural));
    }
  }

  private static String reason(Report report) {
    return switch (report.verdict()) {
      case CONFORMANT -> conformant(report);
      case NOT_CONFORMANT -> String.join(" ", broken(report));
      case UNDECIDED -> String.join(" ", undecided(report));
      case NOTHING_CHECKED ->
          "No check was executed, so nothing is known of this gateway." + aborted(report.run());
    };
  }

  private static String conformant(Report report) {
    List<String> says = new ArrayList<>();
    says.add(report.strict() ? "No MUST and no SHOULD was broken" : "No MUST was broken");
    say(says, report.checks(Outcome.WARNED).size(), "SHOULD", "was", "were");
    int waived = report.checks(Outcome.WAIVED).size();
    say(says, waived, "known failure", "is waived", "are waived");
    int missing = report.run().notOffered().size();
    say(says, missing, "model", "is not offered", "are not offered");
    say(says, cases(report, Outcome.SKIPPED), "case", "was skipped", "were skipped");
    return String.join("; ", says) + ".";
  }

  private static List<String> broken(Report report) {
    List<String> says = new ArrayList<>();
    for (Level level : Level.values()) {
      long failed = report.count(level, Outcome.FAILED);
      say(says, failed, level.name(), "is broken.", "are broken.");
    }
    int stale = report.staleWaivers().size();
    say(says, stale, "waiver", "no longer applies.", "no longer apply.");
    int changes = report.dialectChanges().size();
    if (changes > 0) {
      says.add("The dialect differs from the expected profile in " + count(changes, "line") + ".");
    }
    says.addAll(undecided(report));
    return says;
  }

  private static List<String> undecided(Report report) {
    List<String> says = new ArrayList<>();
    int errors = report.checks(Outcome.ERROR).size();
    if (errors > 0) {
      says.add("The suite itself broke in " + count(errors, "check") + ".");
    }
    String reason = report.run().abortedBecause();
    if (reason != null) {
      says.add(aborted(report.run()).strip());
    }
    return says;
  }

  private static String aborted(RunResult run) {
    String reason = run.abortedBecause();
    return reason == null ? "" : " " + ENDED_EARLY + TerminalSafeText.line(reason);
  }

  /** How much was done and what it cost. */
  public static String effort(Report report) {
    RunResult run = report.run();
    return String.format(
        "%s, %s in %s; at worst %s asked for%s%s.",
        count(report.checks().size(), "check"),
        count(run.results().size(), "case"),
        seconds(run.took()),
        count(run.imagesAsked(), "image"),
        limits(run.asked(), run.budget()),
        refused(run));
  }

  /** The part of them that requests asked for which were refused. */
  public static String refused(RunResult run) {
    return run.imagesRefused() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "; %,d%s by requests that were refused",
            run.imagesRefused(),
            inDollars(run.refused()));
  }

  /** The price of some images, in brackets; nothing where it is not known. */
  public static String inDollars(Cost cost) {
    return cost.usd().signum() == 0 ? "" : " (" + Cost.dollars(cost.usd()) + ")";
  }

  /** The limits of a cost in images, as they follow these, and its price with its limit. */
  public static String limits(Cost cost, Cost budget) {
    String images =
        budget.images() == Integer.MAX_VALUE
            ? ""
            : String.format(Locale.ROOT, " of %,d allowed", budget.images());
    String spend = budget.limitsDollars() ? " of " + Cost.dollars(budget.usd()) + " allowed" : "";
    return cost.usd().signum() == 0 && spend.isEmpty()
        ? images
        : images + ", " + Cost.dollars(cost.usd()) + spend;
  }

  /** The models that are not offered, one sentence; empty where all are. */
  public static String notOffered(RunResult run) {
    return run.notOffered().stream().map(NotOffered::toString).collect(Collectors.joining("; "));
  }

  /** What failed at first and succeeded when it was repeated; empty where nothing did. */
  public static String flaky(RunResult run) {
    int failures = run.flaky().values().stream().mapToInt(Integer::intValue).sum();
    return failures == 0
        ? ""
        : count(failures, "request")
            + " failed at first and succeeded when repeated: "
            + run.flaky().entrySet().stream()
                .map(step -> step.getValue() + " × " + step.getKey())
                .collect(Collectors.joining(", "));
  }

  public static String covered(List<Coverage> values) {
    long sent = values.stream().filter(Coverage::exercised).count();
    return String.format(Locale.ROOT, "%,d of %,d values", sent, values.size());
  }

  public static String caseName(CheckResult result) {
    String caseId = result.caseId();
    return caseId == null ? result.check().id() : TerminalSafeText.line(caseId);
  }

  /** The page that a case binds by, where those of its check bind by several; null otherwise. */
  public static @Nullable String ownPage(CheckResult result, CheckInfo check) {
    List<String> own = result.check().documents();
    return own.equals(check.documents()) ? null : String.join(", ", own);
  }

  private static long cases(Report report, Outcome outcome) {
    return report.run().results().stream().filter(result -> result.outcome() == outcome).count();
  }
}
