package dev.fluxcontract.conformance.gateway.faults;

import dev.fluxcontract.conformance.gateway.painting.PictureLook;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Parameters that are taken and do nothing, and pictures that are not what was paid for. */
final class EffectFaults {
  private static final int PROMPT_CUT = 300;

  private EffectFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        look("seed-ignored", "The seed is ignored.", l -> l.withSeed(BigInteger.ZERO)),
        new BehaviourChange(
            "seed-random", "Each picture has a seed of its own.", EffectFaults::random),
        new BehaviourChange(
            "batch-seed-shared",
            "All images of a request are the same picture.",
            b -> FaultCatalogue.firstFile(b, EffectFaults::sealed)),
        new BehaviourChange(
            "prompt-cached",
            "A prompt that was there before gets the same picture again.",
            EffectFaults::cached),
        look("prompt-ignored", "The prompt is ignored.", l -> l.withPrompt("")),
        look(
            "prompt-cut",
            "The prompt is cut after 300 letters.",
            l -> l.withPrompt(l.prompt().substring(0, Math.min(PROMPT_CUT, l.prompt().length())))),
        look("source-ignored", "The image to start from is ignored.", l -> l.withSource(null)),
        look(
            "source-negative",
            "The image to start from is read as a negative.",
            l -> l.withSource(l.source() == null ? null : l.source().negative())),
        look("strength-ignored", "The strength is ignored.", l -> l.withStrength(0.5)),
        look("steps-ignored", "The number of steps is ignored.", l -> l.withSteps(20)),
        look("guidance-ignored", "The guidance is ignored.", l -> l.withGuidance(3.5)),
        look(
            "cheaper-model-served",
            "All models are the cheapest one.",
            l -> l.withModel("/fal-ai/flux-1/schnell")),
        new BehaviourChange(
            "pictures-swapped",
            "A job has the picture of the job before, at the same model.",
            EffectFaults::swapped));
  }

  private static BehaviourChange look(
      String name, String sentence, UnaryOperator<PictureLook> change) {
    return new BehaviourChange(name, sentence, b -> b.makes = m -> m.looking(change));
  }

  /** Counted for each picture, so that it does not matter which of two jobs comes first. */
  private static void random(Behaviour b) {
    Map<PictureLook, Long> times = new ConcurrentHashMap<>();
    b.makes =
        m ->
            m.looking(
                l -> l.withSeed(l.seed().add(BigInteger.valueOf(times.merge(l, 1L, Long::sum)))));
  }

  private static void cached(Behaviour b) {
    Map<String, PictureLook> first = new ConcurrentHashMap<>();
    b.makes = m -> m.looking(l -> first.computeIfAbsent(l.model() + " " + l.prompt(), any -> l));
  }

  private static void swapped(Behaviour b) {
    Map<String, PictureLook> last = new ConcurrentHashMap<>();
    b.makes =
        m ->
            m.looking(
                l -> {
                  PictureLook before = last.put(l.model(), l);
                  return before == null ? l.withPrompt("of an earlier job") : before;
                });
  }

  /** The files differ in a byte behind the picture, where some keep what made it. */
  private static byte[] sealed(RequestContext context, byte[] file) {
    byte[] other = Arrays.copyOf(file, file.length + 1);
    other[file.length] = (byte) context.path.hashCode();
    return other;
  }
}
