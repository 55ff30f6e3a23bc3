package dev.fluxcontract.client.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.SampleResponses;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A poller that had been left comes to an end of its own, while another one is at work. */
class JobMonitorTest {
  private final ClientHarness scene = new ClientHarness();
  private final ClientRuntime runtime = ClientHarness.runtime(scene.client);
  private final JobRef ref = JobRef.of("fal-ai/flux-1/dev", "r1");
  private final Job job = ClientHarness.pickedUp(runtime, ref);
  private final JobMonitor watch = new JobMonitor(runtime, job, ref, true);
  private final CompletableFuture<ImageResult> wait =
      watch.join(Duration.ofMinutes(1), Runnable::run);
  private final Poller left =
      new Poller(
          runtime, job, ref, watch, new ProgressTracker(runtime, "fal-ai/flux-1/dev", 0, true));

  @Test
  void itsFailureIsNoneOfThoseWhoWaitNow() {
    watch.waitFailed(left, runtime.failures.closed(Taken.YES, "r1"));
    assertThat(wait).isNotDone();
  }

  @Test
  void theImagesAreForAllAndEndThePollerThatIsAtWork() {
    ImageResult images =
        runtime.models.result(SampleResponses.json(200, "{\"images\":[{\"url\":\"u\"}]}"));
    watch.jobEnded(new JobMonitor.Outcome(images, null));
    assertThat(wait).isCompleted();
    assertThat(scene.time.pending()).isZero();
  }
}
