package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.empty;
import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final ClientHarness scene = new ClientHarness(settings -> settings.deadline(DEADLINE));

  static Stream<Object> whateverTheGatewayDoes() {
    return Stream.of(
        state("IN_QUEUE"),
        state("IN_PROGRESS"),
        state("NOBODY_KNOWS"),
        empty(202),
        empty(500),
        empty(503).with("Retry-After", "3600"),
        json(429, "{}").with("Retry-After", "3600"),
        html(200, "hello"),
        json(200, "{}"),
        empty(302),
        empty(404),
        new IOException("reset"));
  }

  @ParameterizedTest
  @MethodSource("whateverTheGatewayDoes")
  void isKept(Object reply) {
    scene.gateway.status(reply).result(reply);
    Job job = scene.submit();
    long begin = scene.time.nanoTime();
    DeadlineExceededException late = scene.failure(DeadlineExceededException.class, job.future());
    assertThat(Duration.ofNanos(scene.time.nanoTime() - begin))
        .isBetween(DEADLINE, DEADLINE.plusMillis(100));
    assertThat(late.job()).isSameAs(job);
    assertThat(late.requestId()).isEqualTo("r1");
    assertThat(late.taken()).isEqualTo(Taken.YES);
    assertThat(scene.time.pending()).isZero();
  }

  @Test
  void isKeptBySubmitsThatAreToComeAgain() {
    scene.gateway.submit(json(429, "{}").with("Retry-After", "20"));
    long begin = scene.time.nanoTime();
    LimitExceededException limit =
        scene.failure(
            LimitExceededException.class, scene.client.submitAsync(ClientHarness.REQUEST));
    assertThat(Duration.ofNanos(scene.time.nanoTime() - begin)).isEqualTo(Duration.ofSeconds(20));
    assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(scene.gateway.count("submit")).isEqualTo(2);
  }

  @Test
  void isPrecededByALastLook() {
    ClientHarness slow =
        new ClientHarness(
            settings ->
                settings.polling(PollSchedule.fixed(Duration.ofMinutes(5))).deadline(DEADLINE));
    slow.gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    assertThat(slow.await(slow.submit()).images()).hasSize(1);
  }

  @Test
  void isPrecededByOneForAWaitThatBeginsLater() {
    ClientHarness slow =
        new ClientHarness(
            settings ->
                settings
                    .polling(PollSchedule.fixed(Duration.ofMinutes(5)))
                    .deadline(Duration.ofHours(1)));
    slow.gateway.status(state("IN_QUEUE"));
    Job job = slow.submit();
    var first = job.future();
    slow.time.advance(Duration.ofMinutes(6));
    slow.gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    long begin = slow.time.nanoTime();
    slow.end(job.monitor.join(Duration.ofSeconds(5)));
    assertThat(Duration.ofNanos(slow.time.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(first).isCompleted();
    assertThat(slow.time.pending()).isZero();
  }

  @Test
  void canBeFollowedByAnotherWait() {
    scene.gateway.status(state("IN_QUEUE"));
    Job job =
        requireNonNull(
            scene.failure(DeadlineExceededException.class, scene.submit().future()).job());
    scene.gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    assertThat(scene.await(job).images()).hasSize(1);
  }

  @Test
  void isEachWaitersOwn() {
    scene.gateway.status(state("IN_QUEUE"));
    Job job = scene.submit();
    var first = job.future();
    scene.time.advance(Duration.ofSeconds(20));
    var second = job.future();
    scene.failure(DeadlineExceededException.class, first);
    assertThat(second).isNotDone();
    scene.failure(DeadlineExceededException.class, second);
    assertThat(scene.time.pending()).isZero();
  }

  @Test
  void tellsWhatWentWrongLast() {
    scene.gateway.status(new IOException("no route")).result(new IOException("no route"));
    assertThat(scene.failure(DeadlineExceededException.class, scene.submit().future()))
        .hasRootCauseMessage("no route")
        .hasMessageContaining("no route");
  }
}
