package dev.fluxcontract.conformance.page.model;

/** The formats in which gateways publish their pages. */
public enum PageFormat {
  /** A Markdown export of Apifox: a title and an OpenAPI document in a fenced block. */
  APIFOX_MARKDOWN("apifox-markdown"),
  /** An OpenAPI document as it is copied from a rendered page, or as a file of its own. */
  OPENAPI_TEXT("openapi-text"),
  /** An export dump of Apifox: a table with method and path, and bodies as JSON in one line. */
  APIFOX_DUMP("apifox-dump"),
  /** A list of fields, one token a line, with ranges, defaults and enums as tokens. */
  FIELD_LIST("field-list"),
  /** The same list with no more than names, types and what is required. */
  BARE_FIELD_LIST("bare-field-list"),
  /** A table with a row for each field. */
  PARAMETER_TABLE("parameter-table"),
  /** A list of fields with sentences. */
  PROSE_LIST("prose-list"),
  /** No fields, but a printed request. */
  EXAMPLE_ONLY("example-only"),
  /** An OpenAPI document that no YAML parser takes, repaired. */
  BROKEN_YAML("broken-yaml"),
  /** The pages of fal itself: a list in Markdown, or an OpenAPI document as JSON. */
  FAL("fal");

  private final String id;

  PageFormat(String id) {
    this.id = id;
  }

  /** Its name in reports. */
  public String id() {
    return id;
  }
}
