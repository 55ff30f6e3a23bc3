package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.PageStatements;
import dev.fluxcontract.conformance.engine.CheckInvocations.CheckAssignment;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run will do and what it may cost, before anything is sent. Checks share jobs: each job is
 * charged to the first check that needs it.
 */
public final class RunPlan {
  /** A smaller budget keeps one image for requests that are assumed to be unbilled. */
  private static final int LARGE = 40;

  /** A budget in dollars keeps no more than one part in so many for them. */
  private static final int PART = 5;

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
   * @param worstCase what it adds to the cost of the run at worst
   * @param skippedBecause why it will not run, or null where it will
   * @param cases the requests it may make and the jobs it may look at
   */
  public record Entry(
      CheckInfo check,
      @Nullable String caseId,
      Cost worstCase,
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
  private final Cost budget;
  private final Cost available;
  private final Cost reserve;

  private RunPlan(
      SuiteConfig config, ModelOffers offers, List<CheckDraft> drafts, List<Case> cases) {
    this.all = cases;
    this.budget = config.budget();
    this.available = budget.minus(offers.lost());
    Set<Case> needed = new LinkedHashSet<>(offers.sent());
    drafts.forEach(draft -> needed.addAll(draft.cases()));
    PageStatements pages = config.contract().pages();
    List<Case> wanted =
        (pages == null ? cases : bindingFirst(cases, drafts))
            .stream()
                .filter(one -> needed.contains(one) && offers.include(one))
                .sorted(Comparator.comparing(one -> !offers.sent().contains(one)))
                .toList();
    this.reserve = config.refusalsUnbilled() ? reserve(wanted) : Cost.NONE;
    this.affordable = affordable(wanted);
    List<Entry> planned = entries(drafts, offers);
    if (pages != null) {
      planned.addAll(undescribed(planned, pages));
    }
    this.entries = List.copyOf(planned);
  }

  static RunPlan of(SuiteConfig config, ModelOffers offers) {
    Contract contract = config.contract();
    Cases cases = Cases.of(contract, offers.of(contract), config.budget().limitsDollars());
    List<CheckCatalogue.Entry> catalogue = CheckCatalogue.entries();
    CheckChoice choice = config.choice();
    Set<String> unknown =
        choice.unknown(
            catalogue.stream().map(CheckCatalogue.Entry::id).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "No check is called " + String.join(", ", unknown) + "; `checks` lists them all");
    }
    List<CheckDraft> drafts = new ArrayList<>();
    for (CheckCatalogue.Entry check : catalogue) {
      boolean idle = !check.kinds().isEmpty() && cases.of(check.kinds()).isEmpty();
      if (choice.includes(check.id()) && !(idle && choice.isProbe())) {
        drafts.addAll(CheckDraft.of(check, cases, contract.pages()));
      }
    }
    return new RunPlan(config, offers, choice.among(drafts, offers), cases.all());
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
                    .map(id -> new Entry(entry.check(), id, Cost.NONE, NO_PAGE, List.of())))
        .toList();
  }

  /** All checks with their cases, those among them that will not run. */
  public List<Entry> entries() {
    return entries;
  }

  /** What the run costs at worst, but for requests that are assumed to be unbilled. */
  public Cost worstCase() {
    return reserve.plus(sum(affordable.stream().filter(one -> !isUnbilled(one))));
  }

  /** What is asked for by requests that are assumed to be refused and unbilled. */
  public Cost unbilled() {
    return sum(affordable.stream().filter(this::isUnbilled));
  }

  /** What of the budget no planned case needs. */
  Cost spare() {
    return available.minus(worstCase());
  }

  /** What the run is allowed to cost. */
  public Cost budget() {
    return budget;
  }

  /** Whether a check has that case. */
  boolean has(String checkId, String caseId) {
    return entries.stream().anyMatch(entry -> entry.is(checkId, caseId));
  }

  boolean lacksRoom() {
    return entries.stream().anyMatch(entry -> NO_ROOM.equals(entry.skippedBecause()));
  }

  /** How many checks will run, each case counted. */
  public int runs() {
    return (int) entries.stream().filter(Entry::runs).count();
  }

  /** The jobs that will be submitted and followed. */
  List<Case> jobs() {
    return affordable.stream().filter(one -> one.kind().makesJob()).toList();
  }

  /** The requests with the gateway's own key that are to be refused. */
  List<Case> refusals() {
    return affordable.stream().filter(one -> one.kind().isOfABadBody()).toList();
  }

  /** All cases that there are, planned or not. */
  List<Case> all() {
    return all;
  }

  /** What is kept for requests that are assumed to be unbilled, one at a time. */
  private Cost reserve(List<Case> wanted) {
    int most = available.images() < LARGE ? Math.min(1, available.images()) : available.images();
    BigDecimal part =
        available.limitsDollars()
            ? available.usd().divide(BigDecimal.valueOf(PART), RoundingMode.DOWN)
            : available.usd();
    Cost kept = Cost.NONE;
    for (Case one : wanted) {
      if (one.kind().isToBeRefused() && one.worstCase().fits(new Cost(most, part))) {
        kept = kept.max(one.worstCase());
      }
    }
    return kept;
  }

  private boolean isUnbilled(Case one) {
    return one.kind().isToBeRefused() && one.worstCase().fits(reserve);
  }

  private List<Case> affordable(List<Case> wanted) {
    List<Case> fitting = new ArrayList<>();
    Cost left = available.minus(reserve);
    for (Case one : wanted) {
      Cost cost = isUnbilled(one) ? Cost.NONE : one.worstCase();
      if (cost.fits(left)) {
        left = left.minus(cost);
        fitting.add(one);
      }
    }
    return List.copyOf(fitting);
  }

  private static Cost sum(Stream<Case> cases) {
    return cases.map(Case::worstCase).reduce(Cost.NONE, Cost::plus);
  }

  private List<Entry> entries(List<CheckDraft> drafts, ModelOffers offers) {
    Set<Case> allowed = new LinkedHashSet<>(affordable);
    Set<Case> charged = new HashSet<>();
    List<Entry> planned = new ArrayList<>();
    for (CheckDraft draft : drafts) {
      List<Case> cases = draft.cases().stream().filter(allowed::contains).toList();
      Cost worst = sum(cases.stream().filter(charged::add));
      boolean room = !cases.isEmpty() || draft.cases().isEmpty();
      String why = room ? null : offers.without(draft.cases(), NO_ROOM);
      planned.add(new Entry(draft.check(), draft.caseId(), worst, why, cases));
    }
    return planned;
  }
}
