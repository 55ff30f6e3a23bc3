package dev.fluxcontract.conformance.cases;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListFieldCasesTest {
  private static final Operation MULTI = Contract.bundled().operation("submitKontextMaxMultiEdit");

  @Test
  void aListIsTriedWithOneEntryLessThanItsLimit() {
    assertThat(RefusedCases.of(MULTI))
        .extracting(Case::kind, one -> one.tries().stream().map(Case.FieldValue::shown).toList())
        .contains(tuple(CaseKind.BELOW, List.of("[]")))
        .contains(tuple(CaseKind.WRONG_TYPE, List.of("\"a text\"")));
  }

  @Test
  void aListIsTriedWithItsLimitAndWithADataUri() {
    List<Case> cases = AcceptedCases.of(MULTI);
    assertThat(cases)
        .filteredOn(one -> one.kind() == CaseKind.DATA_URI)
        .singleElement()
        .satisfies(one -> assertThat(one.body()).contains("\"image_urls\":[\"data:image/"));
    assertThat(cases).allSatisfy(one -> assertThat(one.body()).contains("\"image_urls\":[\""));
    Schema urls = requireNonNull(MULTI.requestSchema().properties().get("image_urls")).schema();
    assertThat(SampleValues.some(urls)).hasSize(1);
    assertThat(urls.validate(SampleValues.some(urls))).isEmpty();
  }
}
