package dev.fluxcontract.client.bench.codec;

import dev.fluxcontract.client.bench.Figures;
import dev.fluxcontract.client.bench.Part;
import dev.fluxcontract.client.bench.Rounds;
import java.time.Duration;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Reading and writing: time and bytes allocated for each operation. */
public final class CodecPart implements Part {
  @Override
  public String name() {
    return "codec";
  }

  @Override
  public void measure(Figures figures) throws RunnerException {
    measure(figures, Decode.class, "answer");
    measure(figures, Encode.class, "request");
  }

  private static void measure(Figures figures, Class<?> benchmark, String what)
      throws RunnerException {
    String verb = benchmark.getSimpleName().toLowerCase(Locale.ROOT);
    Rounds.of(
            new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .param("peer", Codecs.ALL.toArray(String[]::new))
                .addProfiler(GCProfiler.class),
            Duration.ofMillis(1200))
        .run(
            result -> {
              String measure = verb + " " + readable(result.getParams().getParam(what));
              String peer = result.getParams().getParam("peer");
              figures.add(measure + ", time", "ns", peer, result.getPrimaryResult().getScore());
              figures.add(
                  measure + ", allocated",
                  "bytes",
                  peer,
                  Rounds.secondary(result, "gc.alloc.rate.norm"));
            });
    figures.measures().stream()
        .map(Figures.Measure::name)
        .filter(measure -> measure.startsWith(verb))
        .forEach(measure -> expect(figures, measure));
  }

  private static void expect(Figures figures, String measure) {
    boolean time = measure.endsWith(", time");
    figures.expect(measure, Codecs.HAND_WRITTEN, time ? 1.15 : 1.1);
    if (time && measure.startsWith("decode")) {
      figures.expect(measure, Codecs.MOSHI, 1);
      figures.expect(measure, Codecs.JACKSON, 1);
    }
  }

  private static String readable(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
