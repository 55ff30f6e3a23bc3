package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite itself breaks in the middle of a run. */
class BrokenRunTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  @ParameterizedTest
  @ValueSource(strings = {"memory", "stack", "state"})
  void theResultsSoFarAreKeptAndOneSentenceSaysWhatBroke(String what) {
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(CheckResult result, int done, int total) {
            if (done >= 5) {
              throwUnchecked(what);
            }
          }
        };
    RunResult run =
        new Suite(
                SuiteConfig.builder(GATEWAY.url(), GATEWAY.key())
                    .only(List.of("SUBMIT", "TICKET"))
                    .budget(20)
                    .deadline(Duration.ofSeconds(20))
                    .time(new PerThreadClock())
                    .build(),
                listener)
            .run();
    assertThat(run.results()).extracting(CheckResult::outcome).contains(Outcome.PASSED);
    assertThat(run.abortedBecause())
        .startsWith("The suite itself broke: ")
        .contains("made by a test")
        .doesNotContain("\n");
  }

  private static void throwUnchecked(String what) {
    Supplier<Throwable> made =
        switch (what) {
          case "memory" -> () -> new OutOfMemoryError("made by a test");
          case "stack" -> () -> new StackOverflowError("made by a test");
          default -> () -> new IllegalStateException("made by a test");
        };
    if (made.get() instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) made.get();
  }
}
