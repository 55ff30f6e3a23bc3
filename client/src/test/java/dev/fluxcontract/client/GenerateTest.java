package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submit and wait in one call. Nothing here waits: the schedule polls at once. */
@Timeout(20)
class GenerateTest {
  private Runnable onSubmit = () -> {};
  private final FluxListener listener =
      new FluxListener() {
        @Override
        public void submitted(Job job) {
          onSubmit.run();
        }
      };
  private final ClientHarness harness =
      new ClientHarness(settings -> settings.listener(listener).polling(progress -> Duration.ZERO));

  @Test
  void givesTheImagesOfOneSubmit() {
    harness.gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    assertThat(harness.client.generate(ClientHarness.REQUEST).images()).hasSize(1);
    assertThat(harness.gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void reportsProgressToTheCallbackOfItsOptions() {
    harness
        .gateway
        .status(
            json(202, "{'status':'IN_QUEUE','queue_position':3}"),
            json(200, "{'status':'COMPLETED'}"))
        .result(images());
    List<String> states = new ArrayList<>();
    harness.client.generate(
        ClientHarness.REQUEST,
        SubmitOptions.none().onProgress(progress -> states.add(progress.state().value())));
    assertThat(states).containsExactly("IN_QUEUE", "COMPLETED");
    assertThat(harness.gateway.requests.get(1).url().queryParameter("logs")).isEqualTo("1");
  }

  @Test
  void coversTheSubmitAndTheWaitByOneDeadline() {
    onSubmit = () -> harness.time.advance(Duration.ofSeconds(12));
    harness.gateway.clock =
        () -> {
          harness.time.advance(Duration.ofSeconds(1));
          return "IN_QUEUE";
        };
    long begun = harness.time.nanoTime();
    assertThatExceptionOfType(DeadlineExceededException.class)
        .isThrownBy(
            () ->
                harness.client.generate(
                    ClientHarness.REQUEST, SubmitOptions.none().deadline(Duration.ofSeconds(15))))
        .satisfies(late -> assertThat(late.job()).hasToString("Job r1 (fal-ai/flux-1/dev)"));
    assertThat(Duration.ofNanos(harness.time.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(17));
  }

  @Test
  void stillNamesTheJobWhereTheSubmitTookAllOfTheTime() {
    onSubmit = () -> harness.time.advance(Duration.ofSeconds(16));
    harness.gateway.clock =
        () -> {
          harness.time.advance(Duration.ofSeconds(1));
          return "IN_QUEUE";
        };
    assertThatExceptionOfType(DeadlineExceededException.class)
        .isThrownBy(
            () ->
                harness.client.generate(
                    ClientHarness.REQUEST, SubmitOptions.none().deadline(Duration.ofSeconds(15))))
        .satisfies(late -> assertThat(late.requestId()).isEqualTo("r1"));
  }

  @Test
  void endsTheRetriesOfASubmitByTheDeadlineOfItsOptions() {
    harness.gateway.submit(json(429, "{}").with("Retry-After", "10"));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () ->
                harness.client.generate(
                    ClientHarness.REQUEST, SubmitOptions.none().deadline(Duration.ofSeconds(5))))
        .satisfies(limit -> assertThat(limit.taken()).isEqualTo(Taken.NO));
    assertThat(harness.gateway.count("submit")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refusesADeadlineThatIsOver(long seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubmitOptions.none().deadline(Duration.ofSeconds(seconds)))
        .withMessageContaining("a deadline is longer than 0");
  }
}
