package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What a document prints and cannot mean is kept, fails, and is not in the contract. */
class BrokenExampleTest {
  private static final Spec CONTRACT = Spec.published();
  private static final SpecNode TICKET = CONTRACT.root().at("components", "schemas", "QueueTicket");

  private static final SpecNode KONTEXT_EDIT =
      CONTRACT.root().at("components", "schemas", "KontextEdit");

  @Test
  void failsByItsPlaceholderAlone() {
    assertThat(new SchemaCheck(CONTRACT).faults(KONTEXT_EDIT, PrintedBody.BROKEN.body()))
        .singleElement()
        .asString()
        .startsWith("/aspect_ratio: does not have a value in the enumeration");
  }

  @Test
  void isRepairedByLeavingThePlaceholdersOut() {
    ObjectNode repaired = PrintedBody.BROKEN.body().deepCopy();
    repaired.remove("aspect_ratio");
    repaired.remove("seed");

    assertThat(PrintedBody.BROKEN.body().path("seed").asInt(-1)).isZero();
    assertThat(example("D4_request_made")).isEqualTo(repaired);
  }

  @Test
  void ofD15FailsByItsNumberToo() {
    assertThat(new SchemaCheck(CONTRACT).faults(KONTEXT_EDIT, PrintedBody.BROKEN_D15.body()))
        .hasSize(3)
        .anySatisfy(fault -> assertThat(fault).startsWith("/aspect_ratio: "))
        .allSatisfy(fault -> assertThat(fault).matches("/(aspect_ratio|safety_tolerance).*"));
  }

  @Test
  void ticketOfD8FailsByItsLogs() {
    assertThat(new SchemaCheck(CONTRACT).faults(TICKET, PrintedBody.BROKEN_TICKET.body()))
        .singleElement()
        .asString()
        .startsWith("/logs: ");
  }

  @Test
  void isNotInTheContract() {
    assertThat(CONTRACT.everywhere())
        .extracting(SpecNode::node)
        .contains(example("D4_request_made"))
        .doesNotContain(PrintedBody.BROKEN.body());
  }

  private static JsonNode example(String name) {
    return CONTRACT
        .root()
        .at("components", "requestBodies", "KontextEdit", "content", "application/json")
        .at("examples", name, "value")
        .node();
  }
}
