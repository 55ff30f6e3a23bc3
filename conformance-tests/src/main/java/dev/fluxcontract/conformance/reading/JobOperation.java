package dev.fluxcontract.conformance.reading;

import java.util.Locale;

/** What can be asked about a job. The names are those of the contract's operations. */
public enum JobOperation {
  STATUS("status_url"),
  RESULT("response_url"),
  CANCEL("cancel_url");

  private final String field;

  JobOperation(String field) {
    this.field = field;
  }

  /** The field of a ticket that names the address. */
  public String field() {
    return field;
  }

  /** The operation in the contract. */
  public String operation() {
    return name().toLowerCase(Locale.ROOT);
  }
}
