package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.empty;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.model.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final ScriptedReply COMPLETED =
      json(200, "{'status':'COMPLETED','logs':[{'message':'a'},{'message':'b'},{'message':'c'}]}");

  private final List<Progress> seen = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final ClientHarness scene =
      new ClientHarness(
          settings ->
              settings.polling(PollSchedule.fixed(Duration.ofSeconds(1))).listener(new Listener()));
  private final ScriptedGateway gateway = scene.gateway;

  private void await() {
    scene.await(scene.submit().onProgress(seen::add));
  }

  @Test
  void tellsStatePositionAndTime() {
    gateway.status(
        json(202, "{'status':'IN_QUEUE','queue_position':2}"),
        json(202, "{'status':'IN_QUEUE','queue_position':1}"),
        json(202, "{'status':'IN_PROGRESS'}"),
        COMPLETED);
    gateway.result(images());
    await();
    assertThat(seen)
        .extracting(Progress::toString)
        .containsExactly(
            "IN_QUEUE at position 2 after 1000 ms",
            "IN_QUEUE at position 1 after 2000 ms",
            "IN_PROGRESS after 3000 ms",
            "COMPLETED after 4000 ms");
    assertThat(seen)
        .extracting(Progress::running)
        .containsExactly(null, null, Duration.ofMillis(500), Duration.ofMillis(1500));
    assertThat(seen).extracting(Progress::polls).containsExactly(1, 2, 3, 4);
    assertThat(seen).extracting(Progress::model).containsOnly("fal-ai/flux-1/dev");
  }

  @Test
  void tellsEachLogLineOnce() {
    gateway.status(
        json(202, "{'status':'IN_PROGRESS','logs':[{'message':'a'}]}"),
        json(202, "{'status':'IN_PROGRESS','logs':null}"),
        COMPLETED);
    gateway.result(images());
    await();
    assertThat(seen)
        .extracting(ProgressTest::lines)
        .containsExactly(List.of("a"), List.of(), List.of("b", "c"));
    assertThat(gateway.requests.get(1).url().query()).isEqualTo("logs=1");
  }

  @Test
  void takesLogLinesAsTheyAre() {
    gateway.status(
        json(
            202,
            "{'status':'IN_PROGRESS','logs':['plain',{'message':'a','timestamp':7,'level':null},null,{'level':'x'}]}"),
        COMPLETED);
    gateway.result(images());
    await();
    assertThat(lines(seen.get(0))).containsExactly("plain", "a", "");
  }

  @Test
  void tellsNewLinesOfAGatewayThatSendsNoOld() {
    gateway.status(
        json(202, "{'status':'IN_PROGRESS','logs':[{'message':'a'}]}"),
        json(202, "{'status':'IN_PROGRESS','logs':[{'message':'b'}]}"),
        json(202, "{'status':'IN_PROGRESS','logs':[{'message':'b'},{'message':'c'}]}"),
        json(200, "{'status':'COMPLETED'}"));
    gateway.result(images());
    await();
    assertThat(seen)
        .extracting(ProgressTest::lines)
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of());
  }

  @Test
  void doesNotAskForLogsThatNobodyListensTo() {
    gateway.status(COMPLETED).result(images());
    scene.await(scene.submit());
    assertThat(gateway.requests.get(1).url().query()).isNull();
  }

  @Test
  void tellsTheEndOnce() {
    gateway
        .status(COMPLETED)
        .result(empty(404), json(400, "{'detail':'still in progress'}"), images());
    await();
    assertThat(seen).extracting(Progress::state).containsExactly(JobState.COMPLETED);
    assertThat(heard).filteredOn(word -> word.startsWith("finished")).hasSize(1);
  }

  @Test
  void tellsTheListenerWhatHappens() {
    gateway.submit(json(429, "{}").with("Retry-After", "1"), json(200, ScriptedGateway.TICKET));
    gateway.status(empty(503), json(202, "{'status':'IN_PROGRESS'}"), COMPLETED).result(images());
    scene.await(scene.submit());
    assertThat(heard)
        .containsExactly(
            "retrying null PT1S",
            "submitted r1",
            "retrying r1 PT0.21875S",
            "polled IN_PROGRESS",
            "polled COMPLETED",
            "finished null");
  }

  @Test
  void tellsTheListenerOfAFailure() {
    gateway.status(json(200, "{'status':'FAILED','error':'boom'}"));
    scene.failure(JobFailedException.class, scene.submit().future());
    assertThat(heard).containsExactly("submitted r1", "finished Job r1 failed (200): boom");
  }

  @Test
  void isNotHinderedByAListenerThatThrows() {
    List<Throwable> uncaught = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    gateway.status(COMPLETED).result(images());
    scene.await(
        scene
            .submit()
            .onProgress(
                progress -> {
                  throw new IllegalStateException("mine");
                }));
    assertThat(uncaught).singleElement().satisfies(thrown -> assertThat(thrown).hasMessage("mine"));
  }

  private static List<String> lines(Progress progress) {
    return progress.newLogs().stream().map(line -> line.message()).toList();
  }

  private final class Listener implements FluxListener {
    @Override
    public void submitted(Job job) {
      heard.add("submitted " + job.requestId());
    }

    @Override
    public void polled(Job job, Progress progress) {
      heard.add("polled " + progress.state());
    }

    @Override
    public void retrying(@Nullable Job job, FluxException why, Duration wait) {
      heard.add("retrying " + (job == null ? null : job.requestId()) + " " + wait);
    }

    @Override
    public void finished(Job job, Duration elapsed, @Nullable FluxException failure) {
      heard.add("finished " + (failure == null ? null : failure.getMessage()));
    }
  }
}
