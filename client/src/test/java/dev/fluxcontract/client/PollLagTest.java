package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.internal.response.JobRef;
import java.time.Duration;
import java.util.Random;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** How soon the end of a job is noticed, and at what price, over a mix of jobs in virtual time. */
class PollLagTest {
  /** Seconds that the jobs of a model run, give or take an eighth. */
  private static final double[] MODELS = {0.5, 1.2, 2.5, 5, 9, 18, 40, 100};

  private static final double SPREAD = 0.12;

  /**
   * The mean lag as a share of a job's time, or of the time of which 50 ms are 3 %; and the mean
   * number of requests.
   */
  private record Figures(double lag, double requests) {}

  @Test
  void isSmallAtASmallPrice() {
    Figures adaptive = run(PollSchedule.adaptive(), 1000, 200);
    assertThat(adaptive.lag).isLessThan(0.03);
    assertThat(adaptive.requests).isLessThan(12);
    for (long millis : new long[] {500, 2000}) {
      Figures fixed = run(PollSchedule.fixed(Duration.ofMillis(millis)), 200, 0);
      assertThat(adaptive.lag).isLessThan(fixed.lag);
      assertThat(adaptive.requests).isLessThan(fixed.requests);
    }
  }

  @Test
  void isBearableBeforeAnythingIsLearnt() {
    Figures first = run(PollSchedule.adaptive(), 0, 0);
    assertThat(first.lag).isLessThan(0.25);
    assertThat(first.requests).isLessThan(30);
  }

  /** So many jobs of all models, after one of each; of which the first are not counted. */
  private static Figures run(PollSchedule schedule, int jobs, int uncounted) {
    Random random = new Random(6);
    ClientHarness scene = new ClientHarness(settings -> settings.polling(schedule));
    double lag = 0;
    double requests = 0;
    for (int i = -MODELS.length; i < jobs; i++) {
      int model = i < 0 ? i + MODELS.length : random.nextInt(MODELS.length);
      double run =
          Math.min(Math.max(MODELS[model] * Math.exp(SPREAD * random.nextGaussian()), 0.5), 120);
      double queue = random.nextInt(10) < 6 ? 0 : -Math.log(random.nextDouble()) * MODELS[model];
      double late = lag(scene, "fal-ai/" + model, queue, run);
      if (jobs == 0 || i >= uncounted) {
        lag += late / Math.max(queue + run, 0.05 / 0.03);
        requests += scene.gateway.requests.size() + 1;
      }
    }
    int counted = jobs == 0 ? MODELS.length : jobs - uncounted;
    return new Figures(lag / counted, requests / counted);
  }

  /** How many seconds after its end a job's images are here. */
  private static double lag(ClientHarness scene, String model, double queue, double run) {
    long begin = scene.time.nanoTime();
    scene.gateway.requests.clear();
    scene.gateway.clock =
        () -> {
          double now = (scene.time.nanoTime() - begin) / 1e9;
          return now < queue ? "IN_QUEUE" : now < queue + run ? "IN_PROGRESS" : "COMPLETED";
        };
    scene.gateway.result(ScriptedReply.images());
    scene.await(new Job(scene.client.runtime, JobRef.of(model, "r1"), ByteString.encodeUtf8("{}")));
    return (scene.time.nanoTime() - begin) / 1e9 - queue - run;
  }
}
