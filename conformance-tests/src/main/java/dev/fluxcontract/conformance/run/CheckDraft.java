package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.contract.PageStatements;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A check on a case, before the budget is asked. */
record CheckDraft(CheckInfo check, @Nullable String caseId, List<Case> cases) {
  /** What a page says of the fields of a request. */
  private static final Set<PageFact> OF_FIELDS =
      EnumSet.of(
          PageFact.FIELDS, PageFact.IMAGE_COUNT, PageFact.IMAGE_FORMAT, PageFact.ASPECT_RATIO);

  static List<CheckDraft> of(
      CheckCatalogue.Entry entry, Cases cases, @Nullable PageStatements pages) {
    return of(entry, cases).stream()
        .map(
            draft ->
                pages == null ? draft.heldToFal(entry.facts()) : draft.heldTo(pages, entry.facts()))
        .toList();
  }

  /** The same on the cheapest request to an offered model, or on all whose pictures it compares. */
  CheckDraft cheapest(ModelOffers offers) {
    List<Case> offered = cases.stream().filter(offers::include).toList();
    return new CheckDraft(check, caseId, Case.cheapest(offered.isEmpty() ? cases : offered));
  }

  /** Binds by what the pages state, and only there; a NOTE where they do not state it. */
  private CheckDraft heldTo(PageStatements pages, List<PageFact> facts) {
    Set<String> stating = new LinkedHashSet<>();
    List<Case> bound = new ArrayList<>();
    for (Case one : cases) {
      Set<String> files =
          one.binding() ? pages.pages(one.operation().id(), facts) : Set.<String>of();
      if (!files.isEmpty()) {
        stating.addAll(files);
        bound.add(one);
      }
    }
    boolean must = !bound.isEmpty() && check.level() != Level.NOTE;
    return must
        ? at(Level.MUST, List.copyOf(stating), bound)
        : at(Level.NOTE, check.documents(), cases);
  }

  /** A MUST about fields is a SHOULD at a model that only fal describes. */
  private CheckDraft heldToFal(List<PageFact> facts) {
    boolean must = check.level() == Level.MUST && !cases.isEmpty();
    boolean silent =
        facts.stream().anyMatch(OF_FIELDS::contains) && cases.stream().noneMatch(Case::binding);
    return must && silent ? at(Level.SHOULD, documents(cases), cases) : this;
  }

  /** Who describes the models of those cases. */
  private static List<String> documents(List<Case> cases) {
    return cases.stream()
        .flatMap(one -> one.operation().requestSchema().properties().values().stream())
        .flatMap(property -> property.schema().documents().stream())
        .distinct()
        .toList();
  }

  private CheckDraft at(Level level, List<String> documents, List<Case> cases) {
    CheckInfo info =
        new CheckInfo(check.id(), level, check.title(), documents, check.worstCaseImages());
    return new CheckDraft(info, caseId, cases);
  }

  private static List<CheckDraft> of(CheckCatalogue.Entry entry, Cases cases) {
    CheckInfo info = entry.info(cases);
    List<Case> own = cases.of(entry.kinds());
    return switch (entry.check().per()) {
      case RUN -> List.of(new CheckDraft(info, null, own));
      case CASE -> own.stream().map(one -> new CheckDraft(info, one.id(), List.of(one))).toList();
      case OPERATION ->
          own.stream()
              .map(one -> one.operation().id())
              .distinct()
              .map(id -> new CheckDraft(info, id, of(own, id)))
              .toList();
    };
  }

  private static List<Case> of(List<Case> cases, String operation) {
    return cases.stream().filter(one -> Objects.equals(one.operation().id(), operation)).toList();
  }
}
