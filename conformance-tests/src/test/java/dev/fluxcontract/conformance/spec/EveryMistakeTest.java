package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The rules bite: wherever the contract goes wrong in one of these ways, one of them objects and
 * names it.
 */
@Tag("slow")
class EveryMistakeTest {
  private static final Spec CONTRACT = Spec.published();
  private static final Rule VALUES = new DocumentedValues(Documents.read());
  private static final Rule CLAIMS = new DocumentedClaims(Documents.read());

  @Test
  void aDeletedPropertyIsMissed() {
    assertCaughtEverywhere(PropertyMistakes::deleted, VALUES);
  }

  @Test
  void aPropertyThatIsRequiredNoMoreIsNoticed() {
    assertCaughtEverywhere(PropertyMistakes::requiredNoMore, VALUES);
  }

  @Test
  void aPropertyThatIsRequiredNowIsNoticed() {
    assertCaughtEverywhere(PropertyMistakes::requiredNow, VALUES);
  }

  @Test
  void aSourceThatDoesNotSayItIsNoticed() {
    assertCaughtEverywhere(PropertyMistakes::sourceAdded, CLAIMS);
  }

  @Test
  void aSourceThatSaysItIsMissed() {
    assertCaughtEverywhere(PropertyMistakes::sourceLeftOut, CLAIMS);
  }

  @Test
  void aMissingDescriptionIsMissed() {
    assertCaughtEverywhere(PropertyMistakes::undescribed, new Descriptions());
  }

  @Test
  void aChangedRangeEnumDefaultOrTypeIsNoticed() {
    assertCaughtEverywhere(SchemaMistakes::changed, VALUES);
  }

  @Test
  void aDroppedRangeEnumDefaultOrTypeIsMissed() {
    assertCaughtEverywhere(SchemaMistakes::dropped, VALUES);
  }

  @Test
  void aLimitThatNoDocumentSetsIsNoticed() {
    assertCaughtEverywhere(SchemaMistakes::added, VALUES);
  }

  private static void assertCaughtEverywhere(
      Function<SpecNode, Stream<Alteration>> sweep, Rule rule) {
    // Then ContractTest says what the contract lacks, and these would say it once more for each
    // rule.
    assumeThat(rule.check(CONTRACT)).isEmpty();
    List<Alteration> alterations = CONTRACT.everywhere().stream().flatMap(sweep).toList();
    assertThat(alterations).hasSizeGreaterThan(10);
    assertThat(alterations).filteredOn(each -> !each.isCaught(CONTRACT, rule)).isEmpty();
  }
}
