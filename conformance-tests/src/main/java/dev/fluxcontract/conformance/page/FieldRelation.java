package dev.fluxcontract.conformance.page;

import dev.fluxcontract.conformance.page.model.PageField;
import java.util.Locale;

/**
 * How what a page says of one field relates to the contract.
 *
 * @param field what the page says; only a name where the page does not have the field
 * @param kind the relation
 * @param why what differs, empty where nothing does
 */
public record FieldRelation(PageField field, Kind kind, String why) {
  /** The relations, from the caller's point of view. */
  public enum Kind {
    /** Nothing that the page says differs. */
    SAME,
    /** The page allows less than the contract, or something that the contract does not expect. */
    NARROWER,
    /** The page allows all that the contract does, and more. */
    WIDER,
    /** Only the contract has the field. */
    MISSING,
    /** Only the page has the field. */
    EXTRA,
    /** The page says two things that cannot both be right. */
    CONTRADICTS;

    /** Its name in reports. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
