package dev.fluxcontract.benchmarks.lag;

import dev.fluxcontract.benchmarks.BenchmarkPart;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.lag.JobMix.Waited;
import dev.fluxcontract.benchmarks.lag.VirtualJob.Outcome;
import dev.fluxcontract.client.PollSchedule;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Virtual time: the same jobs under each schedule, by clients that begin without a history. */
public final class LagPart implements BenchmarkPart {
  private static final int CLIENTS = 15;
  private static final int JOBS = 400;

  private static final String LAG = "completion lag, mean";
  private static final String ALLOWED = "completion lag, share of what is allowed";
  private static final String REQUESTS = "requests for a job";
  private static final String EITHER = "completion lag or requests, the better of both";

  @Override
  public String name() {
    return "lag";
  }

  @Override
  public void measure(Figures figures) {
    Map<String, Supplier<PollSchedule>> schedules = new LinkedHashMap<>();
    schedules.put(Figures.OURS, PollSchedule::adaptive);
    for (int millis : new int[] {100, 500, 2000}) {
      Duration interval = Duration.ofMillis(millis);
      schedules.put("every " + millis + " ms", () -> PollSchedule.fixed(interval));
    }
    for (int client = 0; client < CLIENTS; client++) {
      for (Map.Entry<String, Supplier<PollSchedule>> schedule : schedules.entrySet()) {
        List<Waited> jobs = new JobMix(client).wait(schedule.getValue().get(), JOBS);
        add(figures, schedule.getKey(), jobs);
      }
    }
    compare(figures, schedules.keySet());
    figures.expect(ALLOWED, null, 1);
    figures.expect(REQUESTS, null, 12);
  }

  private static void add(Figures figures, String peer, List<Waited> jobs) {
    List<Outcome> all = jobs.stream().map(Waited::outcome).toList();
    figures.add(LAG, "% of the job", peer, mean(all, LagPart::percent));
    double[] sorted = all.stream().mapToDouble(LagPart::percent).sorted().toArray();
    double high = sorted[sorted.length * 95 / 100];
    figures.add("completion lag, 95th percentile", "% of the job", peer, high);
    figures.add(ALLOWED, "", peer, mean(all, LagPart::ofAllowed));
    figures.add(REQUESTS, "", peer, mean(all, Outcome::requests));
    Set<String> seen = new HashSet<>();
    List<Outcome> first =
        jobs.stream().filter(job -> seen.add(job.model())).map(Waited::outcome).toList();
    figures.add(
        "completion lag, a model's first job", "% of the job", peer, mean(first, LagPart::percent));
    figures.add("requests for a model's first job", "", peer, mean(first, Outcome::requests));
  }

  /** No schedule may be better in both; so ours must be better in one. */
  private static void compare(Figures figures, Set<String> peers) {
    Figures.Measure lag = figures.measure(LAG);
    Figures.Measure requests = figures.measure(REQUESTS);
    for (String peer : peers) {
      boolean ours = peer.equals(Figures.OURS);
      double better = ours ? 1 : Math.min(lag.ratio(peer), requests.ratio(peer));
      figures.add(EITHER, "", peer, 1 / better);
      if (!ours) {
        figures.expect(EITHER, peer, 1);
      }
    }
  }

  private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> what) {
    return outcomes.stream().mapToDouble(what).average().orElse(Double.NaN);
  }

  private static double percent(Outcome outcome) {
    return 100 * outcome.lag() / outcome.took();
  }

  /** 3 % of the job, or 50 ms where that is more. */
  private static double ofAllowed(Outcome outcome) {
    return outcome.lag() / Math.max(0.03 * outcome.took(), 0.05);
  }
}
