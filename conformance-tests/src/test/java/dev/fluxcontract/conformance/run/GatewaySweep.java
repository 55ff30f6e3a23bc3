package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Runs of the suite against many embedded gateways, some at a time, without any waiting. */
final class GatewaySweep implements AutoCloseable {
  /** What to try a fault with: the examples, then each kind of case, then all cases. */
  private static final List<Integer> IMAGES = List.of(14, 45, Integer.MAX_VALUE);

  /** Faults that leave a request without an answer. Sockets wait in real time, so not for long. */
  static final Pattern UNANSWERED = Pattern.compile(".*-(stalls|drips)");

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration UNANSWERED_DEADLINE = Duration.ofSeconds(2);

  private static final int SIDE_BY_SIDE = Runtime.getRuntime().availableProcessors() + 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
  private final Map<String, CompletableFuture<RunResult>> runs = new LinkedHashMap<>();

  /** Starts a run for each of those gateways; with all checks where none are named. */
  void start(
      Collection<String> names,
      Function<String, GatewayBuilder> gateway,
      Function<String, List<String>> checks,
      int images) {
    start(names, gateway, checks, settings -> settings.budget(images));
  }

  /** The same with another limit than one in images. */
  void start(
      Collection<String> names,
      Function<String, GatewayBuilder> gateway,
      Function<String, List<String>> checks,
      UnaryOperator<SuiteConfig.Builder> limit) {
    for (String name : names) {
      start(name, () -> run(gateway.apply(name), checks.apply(name), limit));
    }
  }

  /**
   * Starts a run for each fault, with the checks that are to catch it. Most are caught with few
   * images; those that are not get more. Those that wait begin first, beside the others.
   */
  void startFaults(Collection<String> faults) {
    Predicate<String> unanswered = UNANSWERED.asMatchPredicate();
    startFaults(faults.stream().filter(unanswered).toList(), UNANSWERED_DEADLINE);
    startFaults(faults.stream().filter(unanswered.negate()).toList(), DEADLINE);
  }

  private void startFaults(List<String> faults, Duration deadline) {
    for (String fault : faults) {
      List<String> checks = Fault.named(fault).caughtBy();
      start(
          fault,
          () -> {
            RunResult run = null;
            for (int images : IMAGES) {
              UnaryOperator<SuiteConfig.Builder> limit =
                  settings -> settings.budget(images).deadline(deadline);
              run = run(FluxGateway.builder().fault(fault), checks, limit);
              if (failed(run).containsAll(checks)) {
                break;
              }
            }
            return Objects.requireNonNull(run);
          });
    }
  }

  private void start(String name, Supplier<RunResult> run) {
    runs.put(name, CompletableFuture.supplyAsync(run, threads));
  }

  RunResult of(String name) {
    return Objects.requireNonNull(runs.get(name), name).join();
  }

  /** The checks that failed, whatever their level. One that broke has caught nothing. */
  static Set<String> failed(RunResult run) {
    Set<String> failed = new TreeSet<>();
    for (CheckResult result : run.results()) {
      if (result.outcome() == Outcome.FAILED) {
        failed.add(result.check().id());
      }
    }
    return failed;
  }

  static boolean bad(CheckResult result) {
    return result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ERROR;
  }

  private static RunResult run(
      GatewayBuilder settings, List<String> checks, UnaryOperator<SuiteConfig.Builder> limit) {
    try (FluxGateway gateway = settings.start()) {
      SuiteConfig.Builder config =
          SuiteConfig.builder(gateway.url(), gateway.key())
              .scheme(gateway.auth() == AcceptedAuth.KEY ? AuthPrefix.KEY : AuthPrefix.BEARER)
              .otherKey(gateway.otherKey())
              .strict(true)
              .only(checks)
              .deadline(DEADLINE)
              .time(new PerThreadClock());
      return Suite.run(limit.apply(config).build());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
