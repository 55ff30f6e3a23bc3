package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A poller that had been left comes to an end of its own, while another one is at work. */
class WatchTest {
  private final Scene scene = new Scene();
  private final Line line = scene.client.line;
  private final JobRef ref = JobRef.of("fal-ai/flux-1/dev", "r1");
  private final Job job = Job.pickedUp(line, ref);
  private final Watch watch = new Watch(line, job, ref, true);
  private final CompletableFuture<ImageResult> wait =
      watch.join(Duration.ofMinutes(1), Runnable::run);
  private final Poller left =
      new Poller(
          line,
          job,
          watch,
          new Course(line, new JobUrls(line.gateway, line.calls, ref), "r1", true, false),
          new Tracker(line, "fal-ai/flux-1/dev", 0),
          true);

  @Test
  void itsFailureIsNoneOfThoseWhoWaitNow() {
    watch.failed(left, line.failures.closed(Taken.YES, "r1"));
    assertThat(wait).isNotDone();
  }

  @Test
  void theImagesAreForAllAndEndThePollerThatIsAtWork() {
    watch.done(line.models.result(Answers.json(200, "{\"images\":[{\"url\":\"u\"}]}")));
    assertThat(wait).isCompleted();
    assertThat(scene.time.pending()).isZero();
  }
}
