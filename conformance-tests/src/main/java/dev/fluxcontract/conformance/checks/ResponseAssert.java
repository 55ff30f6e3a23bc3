package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** What can be said of an answer. */
final class ResponseAssert extends AbstractAssert<ResponseAssert, ProbeResponse> {
  private ResponseAssert(ProbeResponse actual) {
    super(actual, ResponseAssert.class);
  }

  static ResponseAssert assertThat(ProbeResponse actual) {
    return new ResponseAssert(actual);
  }

  /** The job was taken: a ticket, or the images themselves. */
  ResponseAssert isTaken() {
    return holds(
        ReportedTicket.of(actual) != null, "The request was not taken", "200 and a ticket");
  }

  /** The gateway blames the caller, in a 4xx. */
  ResponseAssert isRefused() {
    return holds(actual.refused(), "The request was not refused", "400, 422 or another 4xx");
  }

  ResponseAssert isUnauthorised() {
    return holds(actual.hasStatus(401, 403), "The key was not asked for", "401 or 403");
  }

  ResponseAssert hasStatus(int... wanted) {
    String expected =
        java.util.Arrays.stream(wanted)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" or "));
    return holds(actual.hasStatus(wanted), "The status code is another one", expected);
  }

  /** The body is JSON, and the content type says so. */
  ResponseAssert isJson() {
    holds(actual.isJson(), "The body is not JSON", "a body in JSON");
    return holds(actual.saysJson(), "The content type is not JSON's", "application/json");
  }

  /** An error that says what is wrong, in one of the shapes that gateways are known to use. */
  ResponseAssert explains(Schema errors) {
    isJson();
    JsonNode body = SchemaConformance.tidied(actual.json());
    boolean told =
        tells(body.path("detail")) || tells(body.path("error")) || tells(body.path("message"));
    boolean known = body.isObject() && told && errors.validate(body).isEmpty();
    return holds(
        known,
        "The error body has no known shape",
        "detail, error or message, as a text or in the shape that the contract gives it");
  }

  ResponseAssert conformsTo(Schema schema, Predicate<SchemaViolation> allowed) {
    List<SchemaViolation> violations = SchemaConformance.violations(schema, actual.json(), allowed);
    String found =
        violations.stream()
            .map(SchemaViolation::message)
            .limit(5)
            .collect(Collectors.joining("; "));
    if (!violations.isEmpty()) {
      throw failureWithActualExpected(
          actual.toString(),
          "a body that keeps to " + schema,
          "The body breaks %s: %s",
          schema,
          found);
    }
    return this;
  }

  private static boolean tells(JsonNode value) {
    return value.isContainerNode() ? !value.isEmpty() : !value.asText("").isBlank();
  }

  private ResponseAssert holds(boolean kept, String broken, String expected) {
    if (!kept) {
      String about = descriptionText().isEmpty() ? "" : " (" + descriptionText() + ")";
      throw failureWithActualExpected(actual.toString(), expected, "%s", broken + about);
    }
    return this;
  }
}
