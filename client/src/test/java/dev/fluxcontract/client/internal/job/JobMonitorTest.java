package dev.fluxcontract.client.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.SampleResponses;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A poller that nobody waits for any more ends after another one has started. */
class JobMonitorTest {
  private final ClientHarness scene = new ClientHarness();
  private final ClientRuntime runtime = ClientHarness.runtime(scene.client);
  private final JobRef ref = JobRef.of("fal-ai/flux-1/dev", "r1");
  private final Job job = ClientHarness.pickedUp(runtime, ref);
  private final JobMonitor monitor = new JobMonitor(runtime, job, ref, true);
  private final CompletableFuture<ImageResult> wait = monitor.join(Duration.ofMinutes(1));
  private final Poller left =
      new Poller(monitor, new ProgressTracker(runtime, "fal-ai/flux-1/dev", 0, true));

  @Test
  void itsFailureEndsNoLaterWait() {
    monitor.waitFailed(left, runtime.failures.closed(Taken.YES, "r1"), Runnable::run);
    assertThat(wait).isNotDone();
  }

  @Test
  void isNotKeptWhereItIsLeftBeforeItStarts() {
    left.leave();
    left.poll();
    assertThat(runtime.works).hasSize(1).doesNotContain(left);
  }

  @Test
  void aWaitWithoutAThreadForItsTimerLeavesNoTrace() {
    ClientHarness another = new ClientHarness();
    ClientRuntime other = ClientHarness.runtime(another.client);
    JobMonitor empty = new JobMonitor(other, job, ref, true);
    another.time.failNext(new OutOfMemoryError("no thread"));
    assertThatThrownBy(() -> empty.join(Duration.ofMinutes(1)))
        .isInstanceOf(OutOfMemoryError.class);
    CompletableFuture<ImageResult> second = empty.join(Duration.ofMinutes(1));
    another.time.advance(Duration.ofSeconds(10));
    assertThat(another.gateway.requests).isNotEmpty();
    assertThat(second).isNotDone();
  }

  @Test
  void itsImagesEndAllWaitsAndTheOtherPoller() {
    ImageResult images =
        runtime.models.result(SampleResponses.json(200, "{\"images\":[{\"url\":\"u\"}]}"));
    monitor.jobEnded(new JobWait.Outcome(images, null), Runnable::run);
    assertThat(wait).isCompleted();
    assertThat(scene.time.pending()).isZero();
  }
}
