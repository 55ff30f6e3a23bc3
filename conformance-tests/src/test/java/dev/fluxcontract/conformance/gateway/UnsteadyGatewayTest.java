package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.queue.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the unsteady dialects say they do. */
@Tag("slow")
class UnsteadyGatewayTest {
  private static final String CAT = "{\"prompt\":\"a cat\"}";

  private final TestClock time = new TestClock();

  @Test
  void noiseIsTheSameForOneSeed() {
    List<String> first = statuses(1);
    assertThat(statuses(1)).isEqualTo(first);
    assertThat(statuses(2)).isNotEqualTo(first);
    assertThat(first).contains("404", "500", "502", "503", "429", "broken");
    assertThat(Collections.frequency(first, "404")).isBetween(240, 285);
  }

  @Test
  void theFifthJobIsRejectedUntilOneIsOver() {
    in(
        "four-jobs",
        wired -> {
          for (int i = 0; i < 4; i++) {
            assertThat(wired.post(GatewayHarness.DEV, CAT).status()).isEqualTo(200);
          }
          assertThat(wired.post(GatewayHarness.DEV, CAT).status()).isEqualTo(429);
          time.advance(Duration.ofSeconds(4));
          assertThat(wired.post(GatewayHarness.DEV, CAT).status()).isEqualTo(200);
        });
  }

  @Test
  void requestsBeyondTwelveASecondAreToldWhenToComeBack() {
    in(
        "twelve-requests",
        wired -> {
          List<String> hints = new ArrayList<>();
          for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 12; i++) {
              assertThat(wired.status("none").status()).isEqualTo(404);
            }
            GatewayHarness.Answer rejected = wired.status("none");
            assertThat(rejected.status()).isEqualTo(429);
            hints.add(rejected.header("retry-after"));
            time.advance(Duration.ofSeconds(1));
          }
          assertThat(hints)
              .anyMatch(hint -> hint.matches("[12]"))
              .anyMatch(hint -> hint.endsWith(" GMT"));
        });
  }

  @Test
  void aJobAndItsResultAreThereALittleLater() {
    in(
        "eventual",
        wired -> {
          String id = wired.submit(CAT);
          assertThat(wired.status(id).status()).isEqualTo(404);
          time.advance(Duration.ofMillis(400));
          assertThat(wired.status(id).status()).isEqualTo(202);
          time.advance(Duration.ofSeconds(2));
          assertThat(wired.status(id).status()).isEqualTo(200);
          assertThat(wired.result(id).status()).isEqualTo(404);
          time.advance(Duration.ofMillis(400));
          assertThat(wired.result(id).json().path("images")).hasSize(1);
        });
  }

  @Test
  void aJobSurvivesARestart() {
    in(
        "restarts",
        wired -> {
          String id = wired.submit(CAT);
          List<String> answers = new ArrayList<>();
          while (!answers.containsAll(List.of("502", "503"))) {
            assertThat(answers).hasSizeLessThan(300);
            answers.add(status(wired, id));
          }
          time.advance(Duration.ofSeconds(4));
          assertThat(wired.result(id).json().path("images")).hasSize(1);
          assertThat(answers.lastIndexOf("200")).isLessThan(answers.indexOf("503"));
        });
  }

  @Test
  void aboutOneJobInThirtyFails() {
    in(
        "failing-jobs",
        wired -> {
          int failed = 0;
          for (int i = 0; i < 300; i++) {
            String id = wired.submit(CAT);
            wired.status(id);
            wired.status(id);
            failed += wired.status(id).json().has("error") ? 1 : 0;
          }
          assertThat(failed).isBetween(3, 20);
        });
  }

  private List<String> statuses(long seed) {
    List<String> statuses = new ArrayList<>();
    try (FluxGateway gateway = FluxGateway.builder().dialect("noise").seed(seed).start()) {
      GatewayHarness wired = GatewayHarness.to(gateway);
      for (int i = 0; i < 300; i++) {
        statuses.add(status(wired, "none"));
      }
    }
    return statuses;
  }

  private static String status(GatewayHarness wired, String id) {
    try {
      return String.valueOf(wired.status(id).status());
    } catch (AssertionError noAnswer) {
      return "broken";
    }
  }

  private void in(String dialect, Consumer<GatewayHarness> talk) {
    try (FluxGateway gateway = FluxGateway.builder().dialect(dialect).seed(1).clock(time).start()) {
      talk.accept(GatewayHarness.to(gateway));
    }
  }
}
