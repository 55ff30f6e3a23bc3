package dev.fluxcontract.conformance.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check came to, on one case where it has several.
 *
 * @param check which check
 * @param caseId operation and value, such as {@code submitDevTextToImage/num_images=5}; null where
 *     the check has one case only
 * @param outcome what it came to
 * @param reason why, in one sentence; for a NOTE what was seen; null where there is nothing to add
 * @param expected what the promise asks for; null where nothing was compared
 * @param actual what was there instead; null where nothing was compared
 * @param asked what its submits may have cost at worst
 * @param millis how long it took
 * @param exchanges what was sent and what came back, in order
 * @param pictures the images that came back
 * @param blocked whether it was skipped since a job, an answer or an image that it needs did not
 *     come about
 */
public record CheckResult(
    CheckInfo check,
    @Nullable String caseId,
    Outcome outcome,
    @Nullable String reason,
    @Nullable String expected,
    @Nullable String actual,
    Cost asked,
    long millis,
    List<Exchange> exchanges,
    List<Picture> pictures,
    boolean blocked) {
  public CheckResult {
    exchanges = List.copyOf(exchanges);
    pictures = List.copyOf(pictures);
  }

  /** The same, known and accepted for a reason. */
  public CheckResult waived(String why) {
    return new CheckResult(
        check,
        caseId,
        Outcome.WAIVED,
        why,
        expected,
        actual,
        asked,
        millis,
        exchanges,
        pictures,
        blocked);
  }
}
