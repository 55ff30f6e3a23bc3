package dev.fluxcontract.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Failures that are known, each with a reason. The file is a YAML list:
 *
 * <pre>{@code
 * - check: RESULT-04
 *   case: submitDevTextToImage   # left out: every case of the check
 *   reason: The relay draws its own seed; ticket 4711.
 *   until: 2027-02-26            # left out: for ever
 * }</pre>
 *
 * <p>A baseline is such a file that a run wrote. Each of its entries has a date, and an entry whose
 * check passes again does not fail the run.
 */
public record KnownFailures(List<Waiver> waivers) {
  private static final int MOST_MEBIBYTES = 1;
  private static final List<String> FIELDS = List.of("check", "case", "reason", "until");
  private static final int REASON_KEPT = 120;

  /**
   * A run with its known failures waived.
   *
   * @param result the run
   * @param stale waivers whose check passes again; they fail the run
   * @param fixed entries of the baseline whose check passes again
   * @param expired failures that are no longer waived, since the date of their waiver is over
   */
  public record Waived(
      RunResult result, List<String> stale, List<String> fixed, List<String> expired) {}

  /** Nothing is waived. */
  public static KnownFailures none() {
    return new KnownFailures(List.of());
  }

  /**
   * Reads a file of waivers.
   *
   * @param contract the one that the cases come from
   * @throws IllegalArgumentException if the file cannot be read, or if an entry has an unknown
   *     field, names an unknown check or case, gives no reason, or a date that is not one
   */
  public static KnownFailures read(Path file, Contract contract) throws IOException {
    return read(file, contract, false);
  }

  /**
   * Reads a baseline: a file of waivers that have a date each.
   *
   * @throws IllegalArgumentException as {@link #read} does, and if an entry has no date
   */
  public static KnownFailures readBaseline(Path file, Contract contract) throws IOException {
    return read(file, contract, true);
  }

  private static KnownFailures read(Path file, Contract contract, boolean baseline)
      throws IOException {
    JsonNode list = LosslessJson.readYaml(TextFile.read(file, MOST_MEBIBYTES));
    if (!list.isArray()) {
      throw new IllegalArgumentException("expected a list of waivers, each with check and reason");
    }
    PlannedCases cases = new PlannedCases(contract);
    List<Waiver> waivers = new ArrayList<>();
    for (JsonNode one : list) {
      String name = "waiver " + (waivers.size() + 1) + ": ";
      waivers.add(waiver(name, new YamlFields(one, name, FIELDS), cases, baseline));
    }
    return new KnownFailures(waivers);
  }

  /** These waivers and others; where both cover a failure, these do. */
  public KnownFailures and(KnownFailures others) {
    return new KnownFailures(Stream.concat(waivers.stream(), others.waivers.stream()).toList());
  }

  /** Marks failures that are waived, and finds waivers that are not needed any more. */
  public Waived apply(RunResult run) {
    List<CheckResult> results = run.results().stream().map(one -> waived(one, run)).toList();
    List<String> expired =
        waivers.stream()
            .filter(waiver -> waiver.expired(run))
            .filter(waiver -> results.stream().anyMatch(one -> waiver.covers(one) && failed(one)))
            .map(waiver -> waiver.name() + " was known until " + waiver.until())
            .toList();
    return new Waived(run.withResults(results), passing(run, false), passing(run, true), expired);
  }

  /**
   * The failures of a run as a baseline. Entries of the baseline that the run was compared with
   * keep their dates. Those that are fixed are left out, and so is what other waivers cover.
   *
   * @param until the date of the failures that are new
   */
  public String baseline(RunResult run, LocalDate until) {
    ArrayNode entries = LosslessJson.array();
    for (Waiver waiver : waivers) {
      if (waiver.baseline() && !passes(waiver, run)) {
        add(entries, waiver);
      }
    }
    for (CheckResult result : run.results()) {
      if (failed(result) && !known(result, run)) {
        String reason = shortened(String.valueOf(result.reason()));
        add(entries, new Waiver(result.check().id(), result.caseId(), reason, until, true));
      }
    }
    return "# Known failures of "
        + run.gateway()
        + " on "
        + Waiver.day(run)
        + ".\n# verify --baseline FILE fails only on others, and on these after their date.\n"
        + LosslessJson.writeYaml(entries);
  }

  private boolean known(CheckResult result, RunResult run) {
    return waivers.stream()
        .anyMatch(one -> one.covers(result) && (one.baseline() || !one.expired(run)));
  }

  private static void add(ArrayNode entries, Waiver waiver) {
    ObjectNode entry = entries.addObject().put("check", waiver.check());
    if (waiver.caseId() != null) {
      entry.put("case", waiver.caseId());
    }
    entry.put("reason", waiver.reason()).put("until", String.valueOf(waiver.until()));
  }

  private static String shortened(String text) {
    int end = Math.min(text.length(), REASON_KEPT);
    boolean half = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    String start = text.substring(0, half ? end - 1 : end);
    return start.isBlank() ? "no reason" : start;
  }

  private CheckResult waived(CheckResult result, RunResult run) {
    return waivers.stream()
        .filter(waiver -> failed(result) && waiver.covers(result) && !waiver.expired(run))
        .findFirst()
        .map(waiver -> waiver.waive(result))
        .orElse(result);
  }

  private List<String> passing(RunResult run, boolean baseline) {
    return waivers.stream()
        .filter(waiver -> waiver.baseline() == baseline && passes(waiver, run))
        .map(Waiver::name)
        .toList();
  }

  /** One that could not tell says nothing about its waiver. */
  private static boolean passes(Waiver waiver, RunResult run) {
    List<CheckResult> covered = run.results().stream().filter(waiver::covers).toList();
    return covered.stream().anyMatch(result -> result.outcome() == Outcome.PASSED)
        && covered.stream().noneMatch(KnownFailures::failed);
  }

  private static boolean failed(CheckResult result) {
    return result.outcome() == Outcome.FAILED || result.outcome() == Outcome.WARNED;
  }

  private static Waiver waiver(
      String name, YamlFields fields, PlannedCases cases, boolean baseline) {
    String check = fields.text("check");
    String caseId = fields.text("case");
    String reason = fields.text("reason");
    if (check == null
        || CheckCatalogue.entries().stream().noneMatch(entry -> entry.id().equals(check))) {
      throw new IllegalArgumentException(
          name + "check " + check + " is none of the suite's; `checks` lists them all");
    }
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(name + "the waiver of " + check + " gives no reason");
    }
    if (caseId != null && !cases.has(check, caseId)) {
      throw new IllegalArgumentException(
          name + check + " has no case " + caseId + "; report.json names those it has");
    }
    LocalDate until = date(name, fields.text("until"));
    if (baseline && until == null) {
      throw new IllegalArgumentException(
          name + "until of " + check + " is missing: in a baseline each entry has its last day");
    }
    return new Waiver(check, caseId, reason, until, baseline);
  }

  private static @Nullable LocalDate date(String name, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + "until " + text + " is not a date, such as 2027-02-26", e);
    }
  }
}
