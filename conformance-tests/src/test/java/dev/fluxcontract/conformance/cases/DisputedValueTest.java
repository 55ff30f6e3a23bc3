package dev.fluxcontract.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import org.junit.jupiter.api.Test;

/**
 * The documents disagree on the least number of steps (D5 says 0, D6 and fal say 1), and on sizes
 * in pixels, which D5 does not name. The request that D15 prints has a number for a string.
 */
class DisputedValueTest {
  private static final Operation DEV = Contract.bundled().operation("submitDevTextToImage");
  private static final String STEPS = "num_inference_steps";

  @Test
  void aGatewayHasToTakeTheLeastValueOnWhichAllDocumentsAgree() {
    assertThat(AcceptedCases.of(DEV))
        .flatExtracting(Case::tries)
        .filteredOn(tried -> tried.field().equals(STEPS))
        .extracting(Case.FieldValue::shown)
        .contains("1", "50")
        .doesNotContain("0");
    assertThat(AcceptedCases.of(DEV))
        .noneSatisfy(one -> assertThat(one.body()).contains("\"num_inference_steps\":0,"));
  }

  @Test
  void aGatewayHasToRefuseOnlyWhatNoDocumentAllows() {
    assertThat(RefusedCases.of(DEV))
        .filteredOn(one -> one.kind() == CaseKind.BELOW)
        .flatExtracting(Case::tries)
        .filteredOn(tried -> tried.field().equals(STEPS))
        .extracting(Case.FieldValue::shown)
        .containsExactly("-1");
  }

  @Test
  void aGatewayMayRefuseASizeThatNotEveryPageOfItsModelAllows() {
    assertThat(AcceptedCases.of(DEV))
        .filteredOn(one -> one.body().contains("\"width\":"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.kind()).isEqualTo(CaseKind.OPTIONAL));
  }

  @Test
  void aGatewayMayTakeTheNumberThatAPagePrintsForAString() {
    assertThat(RefusedCases.of(Contract.bundled().operation("submitKontextEdit")))
        .filteredOn(one -> one.kind() == CaseKind.WRONG_TYPE)
        .flatExtracting(Case::tries)
        .filteredOn(tried -> tried.field().equals("safety_tolerance"))
        .extracting(Case.FieldValue::shown)
        .singleElement()
        .asString()
        .startsWith("{");
  }
}
