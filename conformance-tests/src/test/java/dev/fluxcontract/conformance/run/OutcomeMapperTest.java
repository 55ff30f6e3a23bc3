package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxcontract.conformance.engine.CheckInvocations;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.Test;

class OutcomeMapperTest {
  @Test
  void takesTheDescriptionWhereTheTwoSidesSayTheRest() {
    OutcomeMapper conclusion =
        conclusion(() -> assertThat(3).as("The number of images").isEqualTo(4));
    assertThat(conclusion)
        .isEqualTo(new OutcomeMapper(Outcome.FAILED, "The number of images", "4", "3"));
  }

  @Test
  void takesTheWordsOfAnAssertionOfItsOwn() {
    OutcomeMapper conclusion = conclusion(() -> new Reply("500").as("D5_request").isTaken());
    assertThat(conclusion).isEqualTo(new OutcomeMapper(Outcome.FAILED, "Not taken", "200", "500"));
  }

  private static final class Reply extends AbstractAssert<Reply, String> {
    Reply(String actual) {
      super(actual, Reply.class);
    }

    void isTaken() {
      if (!actual.equals("200")) {
        throw failureWithActualExpected(actual, "200", "Not taken");
      }
    }
  }

  private static OutcomeMapper conclusion(Runnable check) {
    Throwable thrown = catchThrowable(check::run);
    return OutcomeMapper.of(
        new CheckInvocations.CheckObservation(thrown, null, List.of(), List.of()),
        Level.MUST,
        false);
  }
}
