package dev.fluxcontract.conformance.page.model;

import java.util.Locale;

/** Where on a page a field's facts stand. */
public enum FactSource {
  /** All stand in a schema, or in a list or table that takes its place. */
  SCHEMA,
  /** At least one stands in a sentence alone. */
  PROSE,
  /** The field is known from a printed body alone. */
  EXAMPLE;

  /** Its name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
