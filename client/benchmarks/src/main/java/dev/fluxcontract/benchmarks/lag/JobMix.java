package dev.fluxcontract.benchmarks.lag;

import dev.fluxcontract.client.PollSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The jobs of one client: of several models, each with its usual duration and its spread. Some wait
 * in a queue first, and a few take far longer than usual.
 */
final class JobMix {
  private static final double SHORTEST = 0.5;
  private static final double LONGEST = 120;
  private static final double UNUSUAL = 0.03;
  private static final int MOST_IN_FRONT = 8;

  private static final List<Model> MODELS =
      List.of(
          new Model("fast", 0.8, 0.12, 0.1),
          new Model("dev", 2.5, 0.15, 0.3),
          new Model("dev/image-to-image", 4, 0.2, 0.3),
          new Model("kontext", 7, 0.2, 0.4),
          new Model("kontext/max", 12, 0.25, 0.4),
          new Model("upscale", 25, 0.2, 0.2),
          new Model("video", 55, 0.2, 0.3),
          new Model("train", 90, 0.12, 0.2));

  private final Random random;

  JobMix(long seed) {
    random = new Random(seed);
  }

  /** A model: its median in seconds, the spread of the logarithm, and the share that queues. */
  private record Model(String name, double median, double spread, double queued) {}

  /** One job that was waited for. */
  record Waited(String model, VirtualJob.Outcome outcome) {}

  List<Waited> wait(PollSchedule schedule, int jobs) {
    List<Waited> waited = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      Model model = MODELS.get(random.nextInt(MODELS.size()));
      double run = run(model);
      List<Double> departures = departures(model, LONGEST - run);
      waited.add(
          new Waited(model.name(), new VirtualJob(schedule, model.name(), departures, run).run()));
    }
    return waited;
  }

  private double run(Model model) {
    double usual = model.median() * Math.exp(model.spread() * random.nextGaussian());
    double run = random.nextDouble() < UNUSUAL ? usual * (1.5 + 1.5 * random.nextDouble()) : usual;
    return Math.min(LONGEST, Math.max(SHORTEST, run));
  }

  /** When each job in front has left, where several workers take from one queue. */
  private List<Double> departures(Model model, double atMost) {
    List<Double> departures = new ArrayList<>();
    boolean queued = random.nextDouble() < model.queued();
    int inFront = 1 + random.nextInt(MOST_IN_FRONT);
    int workers = 2 << random.nextInt(3);
    double at = 0;
    for (int i = 0; queued && i < inFront; i++) {
      at += model.median() / workers * (0.4 + 1.2 * random.nextDouble());
      departures.add(Math.min(at, atMost));
    }
    return departures;
  }
}
