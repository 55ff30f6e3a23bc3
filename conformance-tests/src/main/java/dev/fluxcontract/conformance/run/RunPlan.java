package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.PageStatements;
import dev.fluxcontract.conformance.engine.CheckInvocations.CheckAssignment;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run will do and what it may cost, before anything is sent. Checks share jobs: each job is
 * charged to the first check that needs it.
 */
public final class RunPlan {
  /** A smaller budget keeps one image for requests that are assumed to be unbilled. */
  private static final int LARGE = 40;

  /** Why a check is skipped that costs too much. */
  public static final String NO_ROOM = "it does not fit into the budget";

  /** Why a submit is skipped where the gateway is held to its own pages. */
  public static final String NO_PAGE = "no page given describes it";

  private static final String EACH_REQUEST = "SUBMIT-01";

  /**
   * One check on one case.
   *
   * @param check which check
   * @param caseId on which case, or null where there is one only
   * @param worstCaseImages what it adds to the cost of the run at worst
   * @param skippedBecause why it will not run, or null where it will
   * @param cases the requests it may make and the jobs it may look at
   */
  public record Entry(
      CheckInfo check,
      @Nullable String caseId,
      int worstCaseImages,
      @Nullable String skippedBecause,
      List<Case> cases) {
    /** Whether it will run. */
    public boolean runs() {
      return skippedBecause == null;
    }

    boolean is(String checkId, @Nullable String oneCase) {
      return check.id().equals(checkId) && Objects.equals(caseId, oneCase);
    }

    CheckAssignment assignment() {
      return new CheckAssignment(check.id(), caseId, cases);
    }
  }

  private final List<Entry> entries;
  private final List<Case> affordable;
  private final List<Case> all;
  private final int budget;
  private final int reserve;

  private RunPlan(
      List<Entry> entries, List<Case> affordable, List<Case> all, int budget, int reserve) {
    this.reserve = reserve;
    this.entries = List.copyOf(entries);
    this.affordable = affordable;
    this.all = all;
    this.budget = budget;
  }

  static RunPlan of(SuiteConfig config) {
    Cases cases = Cases.of(config.contract());
    List<CheckCatalogue.Entry> catalogue = CheckCatalogue.entries();
    Set<String> unknown =
        config.unknown(
            catalogue.stream().map(CheckCatalogue.Entry::id).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "No check is called " + String.join(", ", unknown) + "; `checks` lists them all");
    }
    List<CheckDraft> drafts = new ArrayList<>();
    for (CheckCatalogue.Entry check : catalogue) {
      if (config.chosen(check.id())) {
        drafts.addAll(CheckDraft.of(check, cases, config.contract().pages()));
      }
    }
    drafts.removeIf(draft -> !config.again(new Replay.Failure(draft.check().id(), draft.caseId())));
    Set<Case> needed = new HashSet<>();
    drafts.forEach(draft -> needed.addAll(draft.cases()));
    List<Case> wanted = cases.all().stream().filter(needed::contains).toList();
    if (config.contract().pages() != null) {
      wanted = bindingFirst(wanted, drafts);
    }
    int reserve = config.refusalsUnbilled() ? reserve(wanted, config.budget()) : 0;
    List<Case> affordable = affordable(wanted, config.budget(), reserve);
    List<Entry> entries = entries(drafts, affordable);
    PageStatements pages = config.contract().pages();
    if (pages != null) {
      entries.addAll(undescribed(entries, pages));
    }
    return new RunPlan(entries, affordable, cases.all(), config.budget(), reserve);
  }

  /** What a page states is tried before what is only noted. */
  private static List<Case> bindingFirst(List<Case> cases, List<CheckDraft> drafts) {
    Set<Case> binding = new HashSet<>();
    drafts.stream()
        .filter(draft -> draft.check().level() == Level.MUST)
        .forEach(draft -> binding.addAll(draft.cases()));
    return cases.stream().sorted(Comparator.comparing(one -> !binding.contains(one))).toList();
  }

  /** A submit that no page describes is named once, beside those that are tried. */
  private static List<Entry> undescribed(List<Entry> entries, PageStatements pages) {
    return entries.stream()
        .filter(entry -> entry.check().id().equals(EACH_REQUEST))
        .limit(1)
        .flatMap(
            entry ->
                pages.undescribed().stream()
                    .map(id -> new Entry(entry.check(), id, 0, NO_PAGE, List.of())))
        .toList();
  }

  /** All checks with their cases, those among them that will not run. */
  public List<Entry> entries() {
    return entries;
  }

  /** How many images the run asks for at worst, but for those that are assumed to be unbilled. */
  public int worstCaseImages() {
    return reserve
        + affordable.stream()
            .filter(one -> !isUnbilled(one, reserve))
            .mapToInt(Case::worstCaseImages)
            .sum();
  }

  /** How many images are asked for by requests that are assumed to be refused and unbilled. */
  public int unbilledImages() {
    return affordable.stream()
        .filter(one -> isUnbilled(one, reserve))
        .mapToInt(Case::worstCaseImages)
        .sum();
  }

  /** How many images the budget has that no planned case needs. */
  int spare() {
    return budget - worstCaseImages();
  }

  /** How many it is allowed to ask for. */
  public int budget() {
    return budget;
  }

  /** How many checks will run, each case counted. */
  public int runs() {
    return (int) entries.stream().filter(Entry::runs).count();
  }

  /** The jobs that will be submitted and followed. */
  List<Case> jobs() {
    return affordable.stream().filter(one -> one.kind().makesJob()).toList();
  }

  /** All cases that there are, planned or not. */
  List<Case> all() {
    return all;
  }

  /** What is kept for requests that are assumed to be unbilled, one at a time. */
  private static int reserve(List<Case> wanted, int budget) {
    int most =
        wanted.stream()
            .filter(one -> one.kind().isToBeRefused())
            .mapToInt(Case::worstCaseImages)
            .max()
            .orElse(0);
    return Math.min(most, budget < LARGE ? Math.min(1, budget) : budget);
  }

  private static boolean isUnbilled(Case one, int reserve) {
    return one.kind().isToBeRefused() && one.worstCaseImages() <= reserve;
  }

  private static List<Case> affordable(List<Case> wanted, int budget, int reserve) {
    List<Case> affordable = new ArrayList<>();
    int left = budget - reserve;
    for (Case one : wanted) {
      int images = isUnbilled(one, reserve) ? 0 : one.worstCaseImages();
      if (images <= left) {
        left -= images;
        affordable.add(one);
      }
    }
    return List.copyOf(affordable);
  }

  private static List<Entry> entries(List<CheckDraft> drafts, List<Case> affordable) {
    Set<Case> allowed = new LinkedHashSet<>(affordable);
    Set<Case> charged = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (CheckDraft draft : drafts) {
      List<Case> cases = draft.cases().stream().filter(allowed::contains).toList();
      boolean room = !cases.isEmpty() || draft.cases().isEmpty();
      int worst = cases.stream().filter(charged::add).mapToInt(Case::worstCaseImages).sum();
      entries.add(new Entry(draft.check(), draft.caseId(), worst, room ? null : NO_ROOM, cases));
    }
    return entries;
  }
}
