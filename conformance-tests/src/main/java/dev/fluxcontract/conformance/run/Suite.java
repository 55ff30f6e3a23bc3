package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the checks of a plan against a gateway. */
public final class Suite {
  /** How {@link RunResult#abortedBecause()} begins where nothing answers. */
  public static final String NOT_REACHABLE = "The gateway cannot be reached";

  /** How {@link RunResult#abortedBecause()} begins where the gateway does not let the key in. */
  public static final String KEY_REFUSED = "The gateway refuses the key";

  private final SuiteConfig config;
  private final RunListener listener;
  private final RunPlan plan;
  private final Budget budget;
  private final GatewayHttp caller;
  private final RunContext bench;
  private volatile @Nullable String stopped;

  /** A run that is told of as it goes on. */
  public Suite(SuiteConfig config, RunListener listener) {
    this.config = config;
    this.listener = listener;
    this.plan = config.plan();
    this.budget = new Budget(config.budget());
    this.caller =
        new GatewayHttp(
            config.scheme(), config.key(), config.deadline(), config.time(), config.random());
    this.bench =
        new RunContext(
            config.contract(),
            new GatewayAddresses(config.gateway()),
            caller,
            budget,
            config.deadline(),
            config.sideBySide(),
            config.time(),
            config.random());
  }

  /** Runs what a configuration asks for, and tells nobody meanwhile. */
  public static RunResult run(SuiteConfig config) {
    return new Suite(config, RunListener.silent()).run();
  }

  /** What will be done. */
  public RunPlan plan() {
    return plan;
  }

  /**
   * Runs the checks. Comes back with what there is where the run is stopped, or where the gateway
   * cannot be reached or refuses the key.
   */
  public RunResult run() {
    listener.planned(plan);
    Instant started = config.time().now();
    long start = config.time().nanos();
    ResultCollector results = new ResultCollector(plan, bench, listener, config);
    String aborted = null;
    try {
      aborted = plan.runs() == 0 ? null : refusal();
      if (aborted == null) {
        bench.start(plan.jobs());
        JUnitLauncher.checks(results);
      } else {
        stop(aborted);
      }
    } catch (RunStopped stop) {
      aborted = stop.getMessage();
    } finally {
      bench.cancelPending();
      bench.close();
    }
    String reason = stopped != null ? stopped : aborted;
    return new RunResult(
        caller.redaction().of(config.gateway()),
        config.scheme().toString(),
        started,
        Duration.ofNanos(config.time().nanos() - start),
        new TreeMap<>(bench.dialect()),
        results.complete(reason),
        CoverageCollector.of(plan, bench),
        budget.asked(),
        config.budget(),
        reason);
  }

  /**
   * Stops the run: nothing more is sent but the wish to cancel jobs in flight, and {@link #run()}
   * comes back with what there is. May be called from any thread, and does not wait.
   */
  public void stop(String reason) {
    stopped = reason;
    caller.stop(reason);
  }

  /** A finished report of the run without the key, should anything have let it through. */
  public String withoutKey(String report) {
    return caller.redaction().ofReport(report);
  }

  /** Knocks, and sends the first job alone: no use to send more to who does not answer. */
  private @Nullable String refusal() {
    ProbeResponse knock = bench.knock();
    if (knock.trouble() != null) {
      return NOT_REACHABLE + ": " + knock.trouble();
    }
    if (knock.hasStatus(401)) {
      return KEY_REFUSED + ", with " + knock.status();
    }
    List<Case> jobs = plan.jobs();
    if (!jobs.isEmpty()) {
      bench.start(jobs.subList(0, 1));
      ProbeResponse first = bench.submitted(jobs.get(0));
      if (first.hasStatus(401, 403)) {
        return KEY_REFUSED + ", with " + first.status();
      }
    }
    return null;
  }
}
