package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxcontract.conformance.checks.Trials;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.Test;

class ConclusionTest {
  @Test
  void takesTheDescriptionWhereTheTwoSidesSayTheRest() {
    Conclusion conclusion = conclusion(() -> assertThat(3).as("The number of images").isEqualTo(4));
    assertThat(conclusion)
        .isEqualTo(new Conclusion(Outcome.FAILED, "The number of images", "4", "3"));
  }

  @Test
  void takesTheWordsOfAnAssertionOfItsOwn() {
    Conclusion conclusion = conclusion(() -> new Reply("500").as("D5_request").isTaken());
    assertThat(conclusion).isEqualTo(new Conclusion(Outcome.FAILED, "Not taken", "200", "500"));
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

  private static Conclusion conclusion(Runnable check) {
    Throwable thrown = catchThrowable(check::run);
    return Conclusion.of(new Trials.Seen(thrown, null, List.of(), List.of()), Level.MUST, false);
  }
}
