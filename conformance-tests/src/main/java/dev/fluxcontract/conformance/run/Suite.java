package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs the checks of a plan against a gateway. */
public final class Suite implements AutoCloseable {
  /** How {@link RunResult#abortedBecause()} begins where nothing answers. */
  public static final String NOT_REACHABLE = "The gateway cannot be reached";

  private static final String REJECTED =
      "The gateway rejects every request with 429, too many requests";

  /** How {@link RunResult#abortedBecause()} begins where the fault is not the gateway's. */
  public static final String BROKE = "The suite itself broke";

  /** How {@link RunResult#abortedBecause()} begins where the gateway does not let the key in. */
  public static final String KEY_REFUSED = "The gateway refuses the key";

  private final SuiteConfig config;
  private final RunListener listener;
  private volatile RunPlan plan;
  private final Budget budget;
  private final GatewayHttp caller;
  private final RunContext run;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A run that is told of as it goes on. */
  public Suite(SuiteConfig config, RunListener listener) {
    this.config = config;
    this.listener = listener;
    this.plan = config.plan();
    this.budget = new Budget(config.interceptor().replays() ? Cost.UNLIMITED : config.budget());
    GatewayAddresses addresses = new GatewayAddresses(config.gateway());
    this.caller =
        new GatewayHttp(
            addresses,
            config.scheme(),
            config.key(),
            config.otherKey(),
            config.deadline(),
            config.time(),
            new Random(config.seed()),
            config.interceptor());
    this.run =
        new RunContext(
            config.contract(),
            addresses,
            caller,
            budget,
            config.refusalsUnbilled(),
            config.deadline(),
            config.sideBySide(),
            config.time(),
            new Random(config.seed()));
  }

  /** Runs what a configuration asks for, and tells nobody meanwhile. */
  public static RunResult run(SuiteConfig config) {
    try (Suite suite = new Suite(config, RunListener.silent())) {
      return suite.run();
    }
  }

  /** What will be done; less than was planned where the gateway does not offer all models. */
  public RunPlan plan() {
    return plan;
  }

  /**
   * Runs the checks. Comes back with what there is where the run is stopped, where the gateway
   * cannot be reached or refuses the key, or where the suite itself breaks. Jobs that are not over
   * are not cancelled before {@link #close()}.
   */
  public RunResult run() {
    Instant started = config.time().now();
    long start = config.time().nanos();
    ModelDiscovery models = new ModelDiscovery(config, run);
    ResultCollector results = new ResultCollector(plan, run, listener, config);
    String aborted = null;
    try {
      listener.planned(plan);
      aborted = plan.runs() == 0 ? null : refusal(models);
      if (aborted == null) {
        results = new ResultCollector(plan, run, listener, config);
        run.spare(plan.spare());
        run.jobs().start(plan.jobs());
        JUnitLauncher.checks(results);
        aborted = broke(results.broken());
      }
    } catch (RunStopped stop) {
      aborted = stop.getMessage();
    } catch (RuntimeException | Error e) {
      aborted = broke(e);
    }
    String reason = caller.stopSignal().reason() != null ? caller.stopSignal().reason() : aborted;
    return new RunResult(
        caller.redaction().of(config.gateway()),
        config.scheme().toString(),
        started,
        Duration.ofNanos(config.time().nanos() - start),
        new TreeMap<>(run.dialect()),
        results.complete(reason),
        CoverageCollector.of(plan, run),
        budget.asked(),
        budget.refused(),
        config.budget(),
        caller.retry().flaky(),
        models.missing(),
        JobDurations.of(run.jobs().all()),
        reason);
  }

  /**
   * Stops the run: nothing more is sent but requests to cancel jobs in flight, and {@link #run()}
   * comes back with what there is. May be called from any thread, and does not wait.
   */
  public void stop(String reason) {
    caller.stop(reason);
  }

  /** Asks the gateway to cancel the jobs that are not over, and closes all connections. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      run.cancelPending();
      run.close();
    }
  }

  /** One sentence on what broke: the innermost cause. */
  private @Nullable String broke(@Nullable Throwable thrown) {
    if (thrown == null) {
      return null;
    }
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return BROKE + ": " + caller.shown(cause.toString()).replaceAll("\\s+", " ");
  }

  /** A finished report of the run without the key, should anything have let it through. */
  public String withoutKey(String report) {
    return caller.redaction().ofReport(report);
  }

  /** Knocks, and asks which models there are: no use to send more to who does not answer. */
  private @Nullable String refusal(ModelDiscovery models) {
    ProbeResponse probe = run.probe();
    if (probe.trouble() != null && !probe.endless()) {
      return NOT_REACHABLE + ": " + probe.trouble();
    }
    if (probe.hasStatus(429)) {
      return REJECTED;
    }
    if (probe.hasStatus(401)) {
      return KEY_REFUSED + ", with " + probe.status();
    }
    plan = models.settle(plan);
    ProbeResponse first = models.first();
    return first != null && first.hasStatus(401, 403)
        ? KEY_REFUSED + ", with " + first.status()
        : null;
  }
}
