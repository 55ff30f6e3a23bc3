package dev.fluxcontract.conformance.contract;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which facts the pages of one gateway state, and which page states each. */
public final class PageStatements {
  private final Map<String, Map<PageFact, String>> submits = new LinkedHashMap<>();
  private final Map<PageFact, String> followUps = new EnumMap<>(PageFact.class);
  private final List<String> undescribed;

  /**
   * Statements to add to.
   *
   * @param undescribed the ids of the submits that no page describes
   */
  public PageStatements(Collection<String> undescribed) {
    this.undescribed = List.copyOf(undescribed);
  }

  /** Notes that a page states facts of one submit. */
  public void add(String operationId, Set<PageFact> facts, String page) {
    Map<PageFact, String> known =
        submits.computeIfAbsent(operationId, any -> new EnumMap<>(PageFact.class));
    facts.forEach(fact -> known.put(fact, page));
  }

  /** Notes that a page states facts of the steps after a submit, which are the same for all. */
  public void addFollowUp(Set<PageFact> facts, String page) {
    facts.forEach(fact -> followUps.putIfAbsent(fact, page));
  }

  /** The pages that state all of those facts of a submit; none where one fact is not stated. */
  public Set<String> pages(String operationId, Collection<PageFact> facts) {
    Set<String> pages = new LinkedHashSet<>();
    for (PageFact fact : facts) {
      Map<PageFact, String> own = submits.getOrDefault(operationId, Map.of());
      String page = own.containsKey(fact) ? own.get(fact) : followUps.get(fact);
      if (page == null) {
        return Set.of();
      }
      pages.add(page);
    }
    return pages;
  }

  /** The ids of the submits that no page describes, and that are not tried therefore. */
  public List<String> undescribed() {
    return undescribed;
  }
}
