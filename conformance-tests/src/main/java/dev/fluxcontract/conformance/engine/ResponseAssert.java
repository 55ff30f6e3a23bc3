package dev.fluxcontract.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.ErrorWords;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check can expect of a response; see {@link CheckContext#expect(String, ProbeResponse)}.
 */
public record ResponseAssert(CheckContext context, String about, ProbeResponse actual) {
  /**
   * The job was taken: a ticket, or the images themselves. Cannot tell where a 2xx is neither,
   * which TICKET-01 judges.
   */
  public ResponseAssert isTaken() {
    if (ReportedTicket.isUnreadable(actual)) {
      throw new CheckContext.Blocked("the answer is not a readable ticket: " + actual);
    }
    return holds(
        ReportedTicket.of(actual) != null, "The request was not accepted", "200 and a ticket");
  }

  /** The gateway blames the caller, in a 4xx. */
  public ResponseAssert isRefused() {
    return holds(actual.refused(), "The request was not refused", "400, 422 or another 4xx");
  }

  /** The gateway asks for a key. */
  public ResponseAssert isUnauthorised() {
    return holds(
        actual.hasStatus(401, 403), "The request was not refused with 401 or 403", "401 or 403");
  }

  /** The status code is one of these. */
  public ResponseAssert hasStatus(int... wanted) {
    String expected =
        Arrays.stream(wanted).mapToObj(String::valueOf).collect(Collectors.joining(" or "));
    return holds(actual.hasStatus(wanted), "The status code is not the expected one", expected);
  }

  /** The body is JSON, and the content type says so. */
  public ResponseAssert isJson() {
    holds(actual.isJson(), "The body is not JSON", "a body in JSON");
    return holds(actual.saysJson(), "The content type is not application/json", "application/json");
  }

  /** An error that says what is wrong, in one of the shapes that gateways are known to use. */
  public ResponseAssert explains(Schema errors) {
    isJson();
    JsonNode body = SchemaConformance.tidied(actual.json());
    boolean told = Stream.of("detail", "error", "message").map(body::path).anyMatch(ErrorWords::in);
    boolean known = body.isObject() && told && errors.validate(body).isEmpty();
    return holds(
        known,
        "The error body has no known shape",
        "detail, error or message, as a text or in the shape that the contract gives it");
  }

  /** The body keeps to a schema, but for what is allowed. */
  public ResponseAssert conformsTo(Schema schema, Predicate<SchemaViolation> allowed) {
    List<SchemaViolation> violations = SchemaConformance.violations(schema, actual.json(), allowed);
    String found = SchemaConformance.words(violations);
    context.expect(
        violations.isEmpty(),
        "The body does not match " + schema + ": " + found,
        "a body that matches " + schema,
        actual);
    return this;
  }

  private ResponseAssert holds(boolean kept, String broken, String expected) {
    context.expect(kept, broken + " (" + about + ")", expected, actual);
    return this;
  }
}
