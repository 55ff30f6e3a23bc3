package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.internal.job.WaitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a gateway that does not simply say how a job stands is asked again. */
class PollPaceTest {
  private static final ScriptedReply COMPLETED = json(200, "{'status':'COMPLETED'}");
  private static final ScriptedReply EARLY = json(400, "{'detail':'Request is still in progress'}");

  private final ClientHarness scene =
      new ClientHarness(settings -> settings.polling(PollSchedule.fixed(Duration.ofSeconds(10))));
  private final ScriptedGateway gateway = scene.gateway;

  private Duration wait(Job job) {
    long begun = scene.time.nanoTime();
    scene.await(job);
    return Duration.ofNanos(scene.time.nanoTime() - begun);
  }

  private static Object[] repeated(int times, List<Object> replies, Object last) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(replies);
    }
    all.add(last);
    return all.toArray();
  }

  @ParameterizedTest
  @CsvSource({"30, PT40S", "3600, PT1M10S", "0, PT10.21875S", "never, PT10.21875S"})
  void isWhatItAsksForWithinBounds(String retryAfter, Duration whole) {
    gateway.status(json(429, "{}").with("Retry-After", retryAfter), COMPLETED).result(images());
    assertThat(wait(scene.submit())).isEqualTo(whole);
  }

  @Test
  void isAtOnceWhereTheFirstLookIsDueAlready() {
    gateway.status(COMPLETED).result(images());
    Job job = scene.submit();
    scene.time.advance(Duration.ofMinutes(5));
    assertThat(wait(job)).isZero();
  }

  @Test
  void endsAlsoWhereEachWaitIsShorterThanTheInterval() {
    ClientHarness hasty =
        new ClientHarness(
            settings ->
                settings
                    .polling(PollSchedule.fixed(Duration.ofSeconds(10)))
                    .deadline(Duration.ofSeconds(1)));
    hasty.gateway.status(COMPLETED).result(images());
    Job job = hasty.submit();
    for (int i = 0; i < 10; i++) {
      hasty.failure(DeadlineExceededException.class, job.future());
    }
    assertThat(hasty.await(job).images()).hasSize(1);
  }

  @Test
  void isLearntFromJobsAloneWhoseTimeIsKnown() {
    List<Duration> learnt = new ArrayList<>();
    PollSchedule learning =
        new PollSchedule() {
          @Override
          public Duration next(Progress progress) {
            return Duration.ofSeconds(10);
          }

          @Override
          public void done(Progress last, Duration unseen) {
            learnt.add(last.elapsed());
          }
        };
    ClientHarness learner = new ClientHarness(settings -> settings.polling(learning));
    learner.gateway.status(COMPLETED).result(images());
    learner.await(learner.client.job("fal-ai/flux-1/dev", "r1"));
    Job late = learner.submit();
    learner.time.advance(Duration.ofMinutes(5));
    learner.await(late);
    assertThat(learnt).isEmpty();

    learner.await(learner.submit());
    assertThat(learnt).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void isSlowerEachTimeItIsTooMuch() {
    gateway.status(repeated(5, List.of(json(429, "{}")), COMPLETED)).result(images());
    assertThat(wait(scene.submit())).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(18));
  }

  @Test
  void isSlowerEachTimeAResultLags() {
    gateway.status(COMPLETED).result(repeated(7, List.of(EARLY), images()));
    assertThat(wait(scene.submit())).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(26));
    assertThat(gateway.count("result")).isEqualTo(8);
  }

  @Test
  void isPatientWithAProxysPageInPlaceOfAResult() {
    gateway.status(COMPLETED).result(repeated(8, List.of(html(200, "<p>busy")), images()));
    assertThat(wait(scene.submit())).isGreaterThan(WaitPolicy.LAG.plusSeconds(15));
  }

  @Test
  void goesOnWhereTroubleComesAndGoes() {
    gateway
        .status(repeated(20, List.of(json(500, ""), state("IN_QUEUE")), COMPLETED))
        .result(images());
    assertThat(wait(scene.submit())).isGreaterThan(Duration.ofMinutes(3));
  }

  @Test
  void goesOnWhereAJobIsForgottenAndRemembered() {
    ScriptedReply absent = json(404, "{'detail':'Not Found'}");
    gateway
        .status(repeated(12, List.of(absent, state("IN_QUEUE")), COMPLETED))
        .result(repeated(12, List.of(absent), images()));
    assertThat(wait(scene.submit())).isGreaterThan(Duration.ofMinutes(2));
  }

  @Test
  void toleratesFailuresOfTheResultForAMinute() {
    gateway.status(COMPLETED).result(json(500, "{'detail':'boom'}"));
    scene.failure(JobFailedException.class, scene.submit().future());
    assertThat(gateway.count("result")).isBetween(10L, 25L);
  }

  @Test
  void isNotHastenedByAPauseThatACancellationCutShort() {
    gateway.status(state("IN_QUEUE")).cancel(json(202, "{}"));
    Job job = scene.submit();
    var unused = job.future();
    scene.time.advance(Duration.ofSeconds(4));
    job.cancel();
    assertThat(gateway.count("status")).isEqualTo(1);
    scene.time.advance(Duration.ofSeconds(9));
    assertThat(gateway.count("status")).isEqualTo(1);
    scene.time.advance(Duration.ofSeconds(1));
    assertThat(gateway.count("status")).isEqualTo(2);
  }

  @Test
  void isAtOnceWhereACancellationMeetsACallUnderWay() {
    gateway.status(state("IN_QUEUE"), COMPLETED).result(images());
    List<Duration> waits = new ArrayList<>();
    Job job = scene.submit();
    job.onProgress(
        progress -> {
          waits.add(progress.elapsed());
          if (waits.size() == 1) {
            gateway.cancel(json(202, "{}"));
            job.cancel();
          }
        });
    scene.await(job);
    assertThat(waits).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }
}
