package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.otherType;
import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Results whose single values are wrong: seeds, sizes, flags, prompts. */
final class ValueFaults {
  private static final BigInteger HALF = BigInteger.ONE.shiftLeft(63);

  private ValueFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        image("without-url", "An image lacks its address.", i -> i.remove("url")),
        image("url-null", "The address of an image is null.", i -> i.putNull("url")),
        image(
            "url-relative",
            "The address of an image lacks scheme and host.",
            i -> i.put("url", i.path("url").asText().replaceFirst("^https?://[^/]+", ""))),
        image(
            "width-wrong",
            "The reported width is not that of the file.",
            i -> i.put("width", i.path("width").asInt() + 1)),
        image(
            "height-wrong",
            "The reported height is not that of the file.",
            i -> i.put("height", i.path("height").asInt() / 2)),
        image("width-text", "The width is a text.", i -> i.put("width", i.path("width").asText())),
        image(
            "content-type-wrong",
            "The reported content type is not that of the file.",
            i -> i.put("content_type", otherType(i.path("content_type").asText()))),
        seed(
            "rounded",
            "The seed is rounded to a double.",
            seed -> new BigInteger(String.format("%.0f", seed.doubleValue()))),
        seed(
            "off-by-one",
            "The seed is one less.",
            seed -> seed.subtract(BigInteger.ONE).max(BigInteger.ZERO)),
        seed(
            "signed",
            "A seed above 2^63 comes back negative.",
            seed -> seed.compareTo(HALF) < 0 ? seed : seed.subtract(HALF.shiftLeft(1))),
        seed(
            "other",
            "The seed is another one.",
            seed -> seed.xor(BigInteger.valueOf(0x5DEECE66DL))),
        result("seed-text", "The seed is a text.", r -> r.put("seed", r.path("seed").asText())),
        result("timings-text", "Timings are a text.", r -> r.put("timings", "2.5 s")),
        result(
            "timings-of-texts",
            "Timings are texts.",
            r -> r.putObject("timings").put("inference", "2.5 s")),
        result(
            "flags-text", "The safety flags are a text.", r -> r.put("has_nsfw_concepts", "false")),
        result(
            "flags-of-texts",
            "The safety flags are texts.",
            r -> r.putArray("has_nsfw_concepts").add("false")),
        result(
            "flags-missing-one",
            "There is one safety flag too many.",
            r -> ((ArrayNode) r.path("has_nsfw_concepts")).add(false)),
        result(
            "prompt-mangled",
            "The prompt comes back with question marks.",
            r -> r.put("prompt", r.path("prompt").asText().replaceAll("[^\\x00-\\x7F]", "?"))),
        result("prompt-other", "The prompt is another one.", r -> r.put("prompt", "a dog")));
  }

  private static BehaviourChange image(String name, String sentence, Consumer<ObjectNode> edit) {
    return new BehaviourChange("image-" + name, sentence, b -> b.onImages(edit));
  }

  private static BehaviourChange seed(
      String name, String sentence, UnaryOperator<BigInteger> change) {
    return new BehaviourChange(
        "seed-" + name,
        sentence,
        b -> b.onResult(r -> r.put("seed", change.apply(r.path("seed").bigIntegerValue()))));
  }
}
