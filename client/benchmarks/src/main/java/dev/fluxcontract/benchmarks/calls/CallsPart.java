package dev.fluxcontract.benchmarks.calls;

import dev.fluxcontract.benchmarks.BenchmarkPart;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Calls over loopback: wall and CPU time. */
public final class CallsPart implements BenchmarkPart {
  private static final Map<String, String> NAMES =
      Map.of(
          "submit", "submit",
          "submitStatusResult", "submit + status + result",
          "wholeJob", "whole job, as the client waits",
          "jobs", " jobs in flight, each");

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public void measure(Figures figures) throws Exception {
    try (ServerProcess server = ServerProcess.done()) {
      run(SequentialCalls.class, Peers.ALL, server, figures);
      run(ConcurrentJobs.class, Peers.concurrent(), server, figures);
    }
    expect(figures, "submitStatusResult", ", CPU", Peers.HAND_WRITTEN, 1.15);
    expect(figures, "submitStatusResult", ", wall", Peers.FAL, 1);
    expect(figures, "wholeJob", ", wall", Peers.HAND_WRITTEN, 1.1);
    for (String inFlight : List.of("64", "1000")) {
      for (String kind : List.of(", wall", ", CPU")) {
        figures.expect(inFlight + NAMES.get("jobs") + kind, Peers.HAND_WRITTEN, 1.1);
        figures.expect(inFlight + NAMES.get("jobs") + kind, Peers.FAL, 1);
      }
    }
  }

  private static void run(
      Class<?> benchmark, List<String> peers, ServerProcess server, Figures figures)
      throws Exception {
    Rounds.of(
            new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .param("gateway", server.gateway())
                .param("peer", peers.toArray(String[]::new))
                .addProfiler(CpuTime.class),
            Duration.ofSeconds(25))
        .run(result -> add(figures, result));
  }

  private static void add(Figures figures, RunResult result) {
    String method = result.getPrimaryResult().getLabel();
    String inFlight = result.getParams().getParam("inFlight");
    String name = (inFlight == null ? "" : inFlight) + NAMES.getOrDefault(method, method);
    String peer = result.getParams().getParam("peer");
    figures.add(name + ", wall", "us", peer, result.getPrimaryResult().getScore());
    figures.add(name + ", CPU", "us", peer, Rounds.secondary(result, CpuTime.LABEL));
  }

  private static void expect(
      Figures figures, String method, String kind, String peer, double atMost) {
    figures.expect(NAMES.get(method) + kind, peer, atMost);
  }
}
