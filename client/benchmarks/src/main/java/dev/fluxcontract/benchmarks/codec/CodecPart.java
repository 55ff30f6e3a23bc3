package dev.fluxcontract.benchmarks.codec;

import dev.fluxcontract.benchmarks.BenchmarkPart;
import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.Rounds;
import java.time.Duration;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Decoding and encoding JSON: time and allocated bytes for each operation. */
public final class CodecPart implements BenchmarkPart {
  @Override
  public String name() {
    return "codec";
  }

  @Override
  public void measure(Figures figures) throws RunnerException {
    rounds(DecodeBenchmark.class)
        .run(
            result -> {
              String response = result.getParams().getParam("response");
              add(figures, "decode a " + response.toLowerCase(Locale.ROOT), result);
            });
    rounds(EncodeBenchmark.class).run(result -> add(figures, "encode a request", result));
    for (SampleResponse response : SampleResponse.values()) {
      String measure = "decode a " + response.name().toLowerCase(Locale.ROOT);
      expect(figures, measure);
      figures.expect(measure + ", time", Codecs.MOSHI, 1);
      double ofJackson = response == SampleResponse.RESULT ? 1.05 : 1;
      figures.expect(measure + ", time", Codecs.JACKSON, ofJackson);
    }
    expect(figures, "encode a request");
    figures.expect("encode a request, time", Codecs.JACKSON, 1);
  }

  private static Rounds rounds(Class<?> benchmark) {
    return Rounds.of(
        new OptionsBuilder()
            .include(benchmark.getName() + "\\.")
            .param("peer", Codecs.ALL.toArray(String[]::new))
            .addProfiler(GCProfiler.class),
        Duration.ofMillis(1200));
  }

  private static void add(Figures figures, String measure, RunResult result) {
    String peer = result.getParams().getParam("peer");
    figures.add(measure + ", time", "ns", peer, result.getPrimaryResult().getScore());
    figures.add(
        measure + ", allocated", "bytes", peer, Rounds.secondary(result, "gc.alloc.rate.norm"));
  }

  private static void expect(Figures figures, String measure) {
    figures.expect(measure + ", time", Codecs.HAND_WRITTEN, 1.15);
    figures.expect(measure + ", allocated", Codecs.HAND_WRITTEN, 1.1);
  }
}
