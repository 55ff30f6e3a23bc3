package dev.fluxcontract.conformance.explain;

import dev.fluxcontract.conformance.model.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures that probably have one cause. What a gateway said is among the texts, so none is safe to
 * show as it is.
 *
 * @param title the cause, in a sentence
 * @param evidence what points to it, a sentence each
 * @param checks the checks that fail by it: first those that it was found by, then those that
 *     follow
 * @param cases how many cases of the former failed
 * @param advice what the operator has to change
 * @param documents the short names of the documents that the advice refers to
 * @param example an exchange that shows it; null where there is none
 */
public record LikelyCause(
    String title,
    List<String> evidence,
    List<String> checks,
    int cases,
    String advice,
    List<String> documents,
    @Nullable Exchange example) {
  public LikelyCause {
    evidence = List.copyOf(evidence);
    checks = List.copyOf(checks);
    documents = List.copyOf(documents);
  }
}
