package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.run.FailureReplay;
import dev.fluxcontract.conformance.run.RunListener;
import dev.fluxcontract.conformance.run.RunPlan;
import dev.fluxcontract.conformance.run.Suite;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Probes a gateway again and again. A probe is a run of the suite with one check on one case, and
 * with a budget of its own. What all probes of 24 hours spend stays within a cap.
 */
public final class GatewayWatch {
  private static final Duration NAP = Duration.ofMillis(200);

  /** Before the second attempt at a gateway that cannot be reached: it may be restarting. */
  private static final Duration RESTART = Duration.ofSeconds(10);

  private static final int PLENTY = 1_000_000;

  private final Supplier<SuiteConfig.Builder> settings;
  private final Cost cap;
  private final ProbeHistory history;
  private final RunClock time;
  private final WatchListener listener;
  private volatile boolean stopped;
  private volatile @Nullable Suite running;

  /**
   * A watch that goes on where its history ends.
   *
   * @param settings what all probes have in common, anew for each
   * @param cap what the probes of 24 hours may cost at worst
   */
  public GatewayWatch(
      Supplier<SuiteConfig.Builder> settings,
      Cost cap,
      ProbeHistory history,
      RunClock time,
      WatchListener listener) {
    this.settings = settings;
    this.cap = cap;
    this.history = history;
    this.time = time;
    this.listener = listener;
  }

  private ProbeRotation rotation(List<NotOffered> missing) {
    Cost all = new Cost(PLENTY, BigDecimal.valueOf(PLENTY));
    SuiteConfig config = limited(settings.get(), all).replay(FailureReplay.probes(missing)).build();
    List<ProbeTarget> targets =
        config.plan().entries().stream()
            .filter(RunPlan.Entry::runs)
            .map(entry -> ProbeTarget.of(entry, missing))
            .toList();
    // Where no model is left, all of them are tried again.
    boolean submits = targets.stream().anyMatch(one -> one.cost().images() > 0);
    return submits || missing.isEmpty() ? new ProbeRotation(targets) : rotation(List.of());
  }

  /** Probes once each interval until it is stopped. Intervals that were missed are left out. */
  public void run(Duration every) {
    Duration idle = history.idle();
    long next =
        time.nanos() + (idle.compareTo(every) < 0 ? every.minus(idle) : Duration.ZERO).toNanos();
    while (pause(next)) {
      probe();
      long late = Math.max(0, time.nanos() - next);
      next += (late / every.toNanos() + 1) * every.toNanos();
    }
  }

  /** Whether the time came before the watch was stopped. */
  private boolean pause(long until) {
    long left = until - time.nanos();
    if (left > 0) {
      listener.waits(Duration.ofNanos(left));
    }
    return sleep(until);
  }

  private boolean sleep(long until) {
    long left = until - time.nanos();
    try {
      for (; left > 0 && !stopped; left = until - time.nanos()) {
        time.sleep(Duration.ofNanos(Math.min(left, NAP.toNanos())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
    return !stopped;
  }

  /**
   * Makes the probe whose turn it is, and a second attempt where the first one fails. Where the
   * history cannot be written it is one that costs nothing.
   *
   * @return the last attempt; null where none fits into what is left of the day
   */
  public @Nullable ProbeRecord probe() {
    List<ProbeRecord> before = history.records();
    ProbeRotation rotation = rotation(ProbeRotation.notOffered(before));
    ProbeTarget target = rotation.next(before, left());
    ProbeRecord first = target == null ? null : attempt(target, 1);
    if (target != null && first == null) {
      target = rotation.next(before, Cost.NONE);
      first = target == null ? null : attempt(target, 1);
    }
    if (target == null || first == null) {
      listener.nothingFits();
      return null;
    }
    boolean again = first.outcome() == Outcome.FAILED && !stopped && restarted(first);
    ProbeRecord second = again ? attempt(target, 2) : null;
    return second == null ? first : second;
  }

  /** Gives a gateway that cannot be reached time for a restart; false where the watch stopped. */
  private boolean restarted(ProbeRecord first) {
    String reason = first.reason();
    boolean gone = reason != null && reason.startsWith(Suite.NOT_REACHABLE);
    return !gone || sleep(time.nanos() + RESTART.toNanos());
  }

  /** Stops the watch, and what it has under way. May be called from any thread; does not wait. */
  public void stop() {
    stopped = true;
    Suite suite = running;
    if (suite != null) {
      suite.stop(ProbeRecord.STOPPED);
    }
  }

  /** A budget in dollars has the cases planned by price, so it is set only where one is wanted. */
  private SuiteConfig.Builder limited(SuiteConfig.Builder config, Cost most) {
    config.time(time).budget(most.images());
    return cap.limitsDollars() ? config.spend(most.usd()) : config;
  }

  private static Cost least(Cost one, Cost other) {
    return new Cost(Math.min(one.images(), other.images()), one.usd().min(other.usd()));
  }

  private Cost left() {
    return cap.minus(history.spent());
  }

  /** Null where it costs something, and that it begins cannot be written down. */
  private @Nullable ProbeRecord attempt(ProbeTarget target, int attempt) {
    boolean costs = target.cost().images() > 0;
    Cost left = attempt == 1 ? left().minus(target.cost()) : left();
    Cost most = costs ? least(target.limit(), left) : Cost.NONE;
    if (costs && !history.begin(most)) {
      return null;
    }
    listener.began(target.name(), attempt);
    AnswerCounter answers = new AnswerCounter();
    SuiteConfig config =
        limited(settings.get(), most)
            .replay(FailureReplay.probe(target.check().id(), target.caseId(), target.notOffered()))
            .interceptor(answers)
            .build();
    RunResult run;
    try (Suite suite = new Suite(config, RunListener.silent())) {
      running = suite;
      if (stopped) {
        suite.stop(ProbeRecord.STOPPED);
      }
      run = suite.run();
    } finally {
      running = null;
    }
    ProbeRecord record =
        new ProbeVerdict(target, attempt, run, answers, stopped)
            .record(time.now(), history.records());
    history.add(record, costs);
    listener.ended(record);
    return record;
  }
}
