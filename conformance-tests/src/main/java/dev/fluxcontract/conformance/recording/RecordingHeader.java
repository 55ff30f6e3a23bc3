package dev.fluxcontract.conformance.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.model.Cost;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The first line of a recording: what a run must have in common with the recorded one.
 *
 * @param gateway the base URL
 * @param scheme the word before the key
 * @param started when the run began
 * @param seed what ids and wrong keys were drawn from
 * @param budget what the run was allowed to cost
 * @param refusalsUnbilled whether requests that are refused were counted
 * @param deadline how long each job was waited for
 * @param otherCustomer whether there was the key of another customer
 * @param prompts whether the exchanges have the prompts
 */
public record RecordingHeader(
    String gateway,
    AuthPrefix scheme,
    Instant started,
    long seed,
    Cost budget,
    boolean refusalsUnbilled,
    Duration deadline,
    boolean otherCustomer,
    RecordedPrompts prompts) {
  /** It changes if an older reader would misread the file. */
  static final String FORMAT = "flux-recording/1";

  JsonNode json() {
    ObjectNode line = LosslessJson.object();
    line.put("format", FORMAT).put("gateway", gateway);
    line.put("auth", scheme.name().toLowerCase(Locale.ROOT));
    line.put("started", started.toString()).put("seed", seed);
    line.put("images", budget.images());
    if (budget.limitsDollars()) {
      line.put("usd", budget.usd());
    }
    line.put("refusalsUnbilled", refusalsUnbilled);
    line.put("deadlineMillis", deadline.toMillis());
    line.put("otherCustomer", otherCustomer);
    line.put("prompts", prompts.name().toLowerCase(Locale.ROOT));
    return line;
  }

  /**
   * Reads the line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RecordingHeader of(JsonNode line) {
    String format = line.path("format").asText("");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          format.isEmpty()
              ? "it is not a recording: its first line does not say format: " + FORMAT
              : "format " + format + ": this program reads " + FORMAT);
    }
    try {
      Cost images = new Cost(line.path("images").asInt(), Cost.UNLIMITED.usd());
      return new RecordingHeader(
          RecordedExchange.url(line, "gateway"),
          AuthPrefix.valueOf(line.path("auth").asText().toUpperCase(Locale.ROOT)),
          Instant.parse(line.path("started").asText()),
          line.path("seed").asLong(),
          line.has("usd")
              ? new Cost(images.images(), new BigDecimal(line.get("usd").asText()))
              : images,
          line.path("refusalsUnbilled").asBoolean(),
          Duration.ofMillis(line.path("deadlineMillis").asLong()),
          line.path("otherCustomer").asBoolean(),
          RecordedPrompts.valueOf(line.path("prompts").asText("kept").toUpperCase(Locale.ROOT)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "its first line cannot be read: " + String.valueOf(e.getMessage()), e);
    }
  }
}
