package dev.fluxcontract.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.nio.file.Path;
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
 * }</pre>
 */
public final class Waivers {
  private static final int MOST_MEBIBYTES = 1;
  private static final List<String> FIELDS = List.of("check", "case", "reason");

  /** One known failure. */
  private record Waiver(String check, @Nullable String caseId, String reason) {
    boolean covers(CheckResult result) {
      return result.check().id().equals(check)
          && (caseId == null || caseId.equals(result.caseId()));
    }

    String name() {
      return caseId == null ? check : check + " " + caseId;
    }
  }

  /**
   * A run with its known failures waived.
   *
   * @param result the run
   * @param stale waivers whose check passes again; they fail the run
   */
  public record Waived(RunResult result, List<String> stale) {}

  private final List<Waiver> waivers;

  private Waivers(List<Waiver> waivers) {
    this.waivers = waivers;
  }

  /** Nothing is waived. */
  public static Waivers none() {
    return new Waivers(List.of());
  }

  /**
   * Reads a file.
   *
   * @param contract the one that the cases come from
   * @throws IllegalArgumentException if the file cannot be read, or if an entry has an unknown
   *     field, names an unknown check or case, or gives no reason
   */
  public static Waivers read(Path file, Contract contract) throws IOException {
    SuiteConfig everything =
        SuiteConfig.builder("http://localhost", "none").contract(contract).build();
    List<Waiver> waivers = new ArrayList<>();
    JsonNode list = LosslessJson.readYaml(TextFile.read(file, MOST_MEBIBYTES));
    if (!list.isArray()) {
      throw new IllegalArgumentException("expected a list of waivers, each with check and reason");
    }
    for (JsonNode one : list) {
      String name = "waiver " + (waivers.size() + 1) + ": ";
      waivers.add(waiver(name, new YamlFields(one, name, FIELDS), plans(everything)));
    }
    return new Waivers(waivers);
  }

  /** Marks failures that are waived, and finds waivers that are not needed any more. */
  public Waived apply(RunResult run) {
    List<CheckResult> results = run.results().stream().map(this::waived).toList();
    List<String> stale =
        waivers.stream().filter(waiver -> stale(waiver, run)).map(Waiver::name).toList();
    return new Waived(run.withResults(results), stale);
  }

  private CheckResult waived(CheckResult result) {
    Waiver waiver = waivers.stream().filter(one -> one.covers(result)).findFirst().orElse(null);
    if (waiver == null || !failed(result)) {
      return result;
    }
    return result.waived(waiver.reason() + " (" + result.reason() + ")");
  }

  /** One that could not tell says nothing about its waiver. */
  private static boolean stale(Waiver waiver, RunResult run) {
    List<CheckResult> covered = run.results().stream().filter(waiver::covers).toList();
    return covered.stream().anyMatch(result -> result.outcome() == Outcome.PASSED)
        && covered.stream().noneMatch(Waivers::failed);
  }

  private static boolean failed(CheckResult result) {
    return result.outcome() == Outcome.FAILED || result.outcome() == Outcome.WARNED;
  }

  /** What a run may do: some cases are for the cheapest model, whichever the gateway offers. */
  private static Stream<RunPlan> plans(SuiteConfig config) {
    List<Operation> submits = config.contract().submits();
    Stream<ModelOffers> onlyOne =
        submits.stream()
            .map(
                offered ->
                    ModelOffers.without(
                        submits.stream()
                            .filter(one -> !one.id().equals(offered.id()))
                            .map(one -> new NotOffered(one.id(), one.model(), ""))
                            .toList()));
    return Stream.concat(
        Stream.of(config.plan()), onlyOne.map(offers -> RunPlan.of(config, offers)));
  }

  private static Waiver waiver(String name, YamlFields fields, Stream<RunPlan> plans) {
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
    if (caseId != null && plans.noneMatch(plan -> plan.has(check, caseId))) {
      throw new IllegalArgumentException(
          name + check + " has no case " + caseId + "; report.json names those it has");
    }
    return new Waiver(check, caseId, reason);
  }
}
