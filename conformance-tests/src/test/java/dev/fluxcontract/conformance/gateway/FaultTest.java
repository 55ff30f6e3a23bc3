package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The faults that remember something, each seen at work. */
class FaultTest {
  private static final String CAT = "{\"prompt\":\"a cat\"}";

  @Test
  void aJobThatWasOverRunsAgain() {
    with(
        "runs-backwards",
        wired ->
            assertThat(states(wired, 6))
                .containsSubsequence("COMPLETED", "IN_PROGRESS", "COMPLETED"));
  }

  @Test
  void aJobNeverCompletes() {
    with("never-completes", wired -> assertThat(states(wired, 6)).containsOnly("IN_PROGRESS"));
    with(
        "state-flips",
        wired ->
            assertThat(states(wired, 4))
                .containsExactly("IN_QUEUE", "IN_PROGRESS", "IN_QUEUE", "IN_PROGRESS"));
  }

  @Test
  void theSecondJobHasTheImagesOfTheFirst() {
    with(
        "results-mixed",
        wired -> {
          JsonNode first = wired.resultAtLast(wired.submit("{\"prompt\":\"one\"}")).json();
          JsonNode second = wired.resultAtLast(wired.submit("{\"prompt\":\"two\"}")).json();
          assertThat(second).isEqualTo(first);
        });
  }

  @Test
  void aResultCanBeReadOnce() {
    with(
        "result-vanishes",
        wired -> {
          String id = wired.submit(CAT);
          assertThat(wired.resultAtLast(id).status()).isEqualTo(200);
          assertThat(wired.result(id).status()).isEqualTo(404);
        });
  }

  @Test
  void aRefusedJobRunsAllTheSame() {
    with(
        "refused-but-queued",
        wired -> {
          GatewayHarness.Answer refusal =
              wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\",\"num_images\":9}");
          assertThat(refusal.status()).isEqualTo(422);
          assertThat(wired.status(refusal.json().path("request_id").asText()).status())
              .isEqualTo(202);
        });
  }

  @Test
  void aCancelStopsTheWrongJob() {
    with(
        "cancels-another-job",
        wired -> {
          String mine = wired.submit(CAT);
          String other = wired.submit(CAT);
          assertThat(wired.cancel(mine).status()).isEqualTo(202);
          assertThat(wired.resultAtLast(mine).status()).isEqualTo(200);
          assertThat(wired.resultAtLast(other).status()).isEqualTo(499);
        });
  }

  @Test
  void aCancelIsIgnored() {
    with(
        "cancel-ignored",
        wired -> {
          String id = wired.submit(CAT);
          assertThat(wired.cancel(id).status()).isEqualTo(202);
          assertThat(wired.resultAtLast(id).status()).isEqualTo(200);
        });
  }

  @Test
  void aLateCancelDeletesTheResult() {
    with(
        "late-cancel-deletes",
        wired -> {
          String id = wired.submit(CAT);
          assertThat(wired.resultAtLast(id).status()).isEqualTo(200);
          wired.cancel(id);
          assertThat(wired.result(id).status()).isEqualTo(404);
        });
  }

  @Test
  void aJobIsForgottenWhenTheNextIsSubmitted() {
    with(
        "forgets-jobs",
        wired -> {
          String id = wired.submit(CAT);
          assertThat(wired.status(id).status()).isEqualTo(202);
          wired.submit(CAT);
          assertThat(wired.status(id).status()).isEqualTo(404);
        });
  }

  @Test
  void aRangeIsForgottenAndTheOthersAreNot() {
    with(
        "accepts-too-many-images",
        wired -> {
          assertThat(wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\",\"num_images\":5}").status())
              .isEqualTo(200);
          assertThat(wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\",\"num_images\":0}").status())
              .isEqualTo(422);
          assertThat(
                  wired
                      .post(GatewayHarness.DEV, "{\"prompt\":\"p\",\"guidance_scale\":21}")
                      .status())
              .isEqualTo(422);
        });
  }

  @Test
  void aSeedIsRoundedAsADoubleRoundsIt() {
    with(
        "seed-rounded",
        wired -> {
          String id = wired.submit("{\"prompt\":\"p\",\"seed\":9007199254740993}");
          assertThat(wired.resultAtLast(id).json().path("seed").asText())
              .isEqualTo("9007199254740992");
        });
  }

  @RepeatedTest(20)
  void anAnswerThatIsHeldBackEndsWithTheGateway() throws Exception {
    FluxGateway gateway = FluxGateway.builder().fault("status-stalls").start();
    GatewayHarness wired = GatewayHarness.to(gateway);
    String id = wired.submit(CAT);
    Thread asking = new Thread(() -> wired.status(id));
    asking.setUncaughtExceptionHandler((thread, e) -> {});
    asking.start();
    while (gateway.requests().size() < 2) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    gateway.close();
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    asking.join(15_000);
    assertThat(asking.isAlive()).isFalse();
  }

  private static List<String> states(GatewayHarness wired, int polls) {
    String id = wired.submit(CAT);
    List<String> states = new ArrayList<>();
    for (int i = 0; i < polls; i++) {
      states.add(wired.status(id).json().path("status").asText());
    }
    return states;
  }

  private static void with(String fault, Consumer<GatewayHarness> talk) {
    try (FluxGateway gateway = FluxGateway.builder().fault(fault).start()) {
      talk.accept(GatewayHarness.to(gateway));
    }
  }
}
