package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.engine.CheckInvocations;
import dev.fluxcontract.conformance.engine.UnmetExpectation;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeMapperTest {
  @Test
  void takesEachSideFromItsField() {
    assertThat(outcome(new UnmetExpectation("The number of images", "4", "3", List.of())))
        .isEqualTo(new OutcomeMapper(Outcome.FAILED, "The number of images", "4", "3"));
  }

  /** What a gateway sends stands in subjects, and may look like the words of an assertion. */
  @Test
  void keepsASubjectThatLooksLikeTheWordsOfAnAssertion() {
    String subject = "The prompt of [a] b] expected: 4 but was: 3";
    assertThat(outcome(new UnmetExpectation(subject, "x", "y", List.of())))
        .isEqualTo(new OutcomeMapper(Outcome.FAILED, subject, "x", "y"));
  }

  @Test
  void takesTheWholeMessageOfAnyOtherAssertion() {
    assertThat(outcome(new AssertionError("[a] is not b")))
        .isEqualTo(new OutcomeMapper(Outcome.FAILED, "[a] is not b", null, null));
  }

  private static OutcomeMapper outcome(Throwable thrown) {
    return OutcomeMapper.of(
        new CheckInvocations.CheckObservation(thrown, null, List.of(), List.of()),
        Level.MUST,
        false);
  }
}
