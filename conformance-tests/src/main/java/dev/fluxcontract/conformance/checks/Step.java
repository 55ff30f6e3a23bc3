package dev.fluxcontract.conformance.checks;

import java.util.Locale;

/** What can be asked about a job. The names are those of the contract's operations. */
enum Step {
  STATUS("status_url"),
  RESULT("response_url"),
  CANCEL("cancel_url");

  private final String field;

  Step(String field) {
    this.field = field;
  }

  /** The field of a ticket that names the address. */
  String field() {
    return field;
  }

  /** The operation in the contract. */
  String operation() {
    return name().toLowerCase(Locale.ROOT);
  }
}
