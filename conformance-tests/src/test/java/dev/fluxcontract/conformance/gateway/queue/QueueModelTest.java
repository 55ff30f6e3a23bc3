package dev.fluxcontract.conformance.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.painting.SampleSpecs;
import dev.fluxcontract.conformance.gateway.queue.QueueModel.Cancelled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueModelTest {
  private final TestClock clock = new TestClock();
  private final JobTiming seconds =
      new JobTiming(0, 0, Duration.ofSeconds(10), Duration.ofSeconds(30));
  private final QueueModel queue = new QueueModel(clock, seconds);

  @Test
  void aJobMovesOnWithTheClock() {
    submit("a", null);
    assertThat(state("a")).isEqualTo(QueueState.IN_QUEUE);
    clock.advance(Duration.ofSeconds(10));
    assertThat(state("a")).isEqualTo(QueueState.IN_PROGRESS);
    clock.advance(Duration.ofSeconds(30));
    assertThat(state("a")).isEqualTo(QueueState.COMPLETED);
  }

  @Test
  void aJobThatIsOverStaysOverThoughTheClockIsSetBack() {
    submit("a", null);
    clock.advance(Duration.ofMinutes(1));
    assertThat(state("a")).isEqualTo(QueueState.COMPLETED);
    clock.advance(Duration.ofMinutes(-1));
    assertThat(state("a")).isEqualTo(QueueState.COMPLETED);
  }

  @Test
  void aJobMovesOnAsItIsLookedAt() {
    QueueModel polled = new QueueModel(clock, new JobTiming(2, 1, Duration.ZERO, Duration.ZERO));
    polled.submit("a", operation(), LosslessJson.object(), making(1), false, null);
    List<QueueState> seen = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      polled.peek("a");
      seen.add(Objects.requireNonNull(polled.look("a")).state());
    }
    assertThat(seen)
        .containsExactly(
            QueueState.IN_QUEUE,
            QueueState.IN_QUEUE,
            QueueState.IN_PROGRESS,
            QueueState.COMPLETED,
            QueueState.COMPLETED);
  }

  @Test
  void aJobTellsHowManyWaitInFrontOfIt() {
    assertThat(submit("a", null).position()).isZero();
    assertThat(submit("b", null).position()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(15));
    assertThat(submit("c", null).position()).isZero();
  }

  @Test
  void aCancelEndsAJobWithAFailure() {
    submit("a", null);
    assertThat(queue.cancel("a")).isEqualTo(Cancelled.STOPPED);
    QueuedJob job = Objects.requireNonNull(queue.look("a"));
    assertThat(job.over()).isTrue();
    assertThat(job.failure()).isEqualTo(JobFailure.CANCELLED);
    assertThat(queue.cancel("a")).isEqualTo(Cancelled.TOO_LATE);
  }

  @Test
  void aCancelOfAJobThatIsOverLeavesItsImages() {
    submit("a", null);
    clock.advance(Duration.ofMinutes(1));
    assertThat(queue.cancel("a")).isEqualTo(Cancelled.TOO_LATE);
    assertThat(Objects.requireNonNull(queue.look("a")).done()).isTrue();
  }

  @Test
  void nobodyKnowsAJobThatNeverWas() {
    assertThat(queue.look("a")).isNull();
    assertThat(queue.peek("a")).isNull();
    assertThat(queue.cancel("a")).isEqualTo(Cancelled.UNKNOWN);
  }

  @Test
  void aFateIsNotToldBeforeTheEnd() {
    JobFailure fate = new JobFailure(422, "no", "bad");
    assertThat(submit("a", fate).failure()).isNull();
    clock.advance(Duration.ofMinutes(1));
    QueuedJob job = Objects.requireNonNull(queue.look("a"));
    assertThat(job.failure()).isEqualTo(fate);
    assertThat(job.done()).isFalse();
  }

  @Test
  void jobsAndTheImagesTheyAskForAreCounted() {
    queue.submit("a", operation(), LosslessJson.object(), making(3), false, null);
    queue.submit("b", operation(), LosslessJson.object(), making(1), false, null);
    assertThat(queue.submits()).isEqualTo(2);
    assertThat(queue.images()).isEqualTo(4);
  }

  private QueuedJob submit(String id, @Nullable JobFailure fate) {
    ObjectNode request = LosslessJson.object().put("prompt", "p");
    return queue.submit(id, operation(), request, making(1), false, fate);
  }

  private QueueState state(String id) {
    return Objects.requireNonNull(queue.look(id)).state();
  }

  private static ImageSpec making(int count) {
    return SampleSpecs.spec(count, 8, 8, true);
  }

  private static Operation operation() {
    return Contract.bundled().submits().get(0);
  }
}
