package dev.fluxcontract.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * JMH in rounds: each runs every peer once, in a JVM of its own. What slows the machine down for a
 * while then slows all peers, where JMH's own order would make one of them pay for it.
 */
public final class Rounds {
  private final ChainedOptionsBuilder options;

  private Rounds(ChainedOptionsBuilder options) {
    this.options = options;
  }

  /**
   * The warm-up has to last until the compiler has come to rest: longer where there is more code.
   */
  public static Rounds of(ChainedOptionsBuilder options, Duration warmUp) {
    boolean quick = BenchmarkSettings.quick();
    return new Rounds(
        options
            // In this JVM where only that all of it runs is to be seen: to start one takes longest.
            .forks(quick ? 0 : 1)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(quick ? 100 : warmUp.toMillis()))
            .measurementIterations(quick ? 1 : 3)
            .measurementTime(TimeValue.milliseconds(quick ? 100 : 300))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgs("-Xms512m", "-Xmx512m"));
  }

  /** Hands over each round's result of each peer. */
  public void run(Consumer<RunResult> results) throws RunnerException {
    int rounds = BenchmarkSettings.quick() ? 1 : 3;
    for (int round = 1; round <= rounds; round++) {
      System.err.println("benchmarks: round " + round + " of " + rounds);
      Collection<RunResult> all = new Runner(options.build()).run();
      all.forEach(results);
    }
  }

  /** What a profiler measured. */
  public static double secondary(RunResult result, String name) {
    Result<?> found = result.getSecondaryResults().get(name);
    if (found == null) {
      throw new IllegalStateException(
          name + " is not one of " + result.getSecondaryResults().keySet());
    }
    return found.getScore();
  }
}
