package dev.fluxcontract.conformance.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Outcome;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a probe, as the history keeps it.
 *
 * @param at when it ended, by the clock of the machine
 * @param check which check, such as {@code SUBMIT-03}
 * @param caseId on which case, or null where there is one only
 * @param operation the submit operation that it tried; null where it tried none, or several; that
 *     of the model that is not offered where one is not
 * @param attempt 1, or 2 where the first one failed
 * @param outcome what it came to
 * @param reason why, in one sentence; null where there is nothing to add
 * @param alarm whether both attempts failed
 * @param answered whether the gateway answered anything but errors of its own
 * @param offered whether the gateway offers the model
 * @param asked what it may have cost at worst
 * @param millis how long it took
 * @param jobs how long the jobs took that have images
 * @param dialect what was found out about the gateway, by name
 * @param changes what of the dialect is not as it was, one sentence for each
 */
public record ProbeRecord(
    Instant at,
    String check,
    @Nullable String caseId,
    @Nullable String operation,
    int attempt,
    Outcome outcome,
    @Nullable String reason,
    boolean alarm,
    boolean answered,
    boolean offered,
    Cost asked,
    long millis,
    List<JobDuration> jobs,
    Map<String, String> dialect,
    List<String> changes) {
  static final String STOPPED = "the watch was stopped";

  private static final int LONGEST = 500;
  private static final int MOST = 64;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  /** The area of the check, such as {@code SUBMIT}. */
  public String area() {
    return check.substring(0, Math.max(0, check.lastIndexOf('-')));
  }

  /** Check and case, for people. */
  public String name() {
    return caseId == null ? check : check + " " + caseId;
  }

  boolean stopped() {
    return outcome == Outcome.SKIPPED && STOPPED.equals(reason);
  }

  void writeTo(ObjectNode line) {
    line.put("check", check);
    put(line, "case", caseId);
    put(line, "operation", operation);
    line.put("attempt", attempt).put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    put(line, "reason", reason);
    line.put("alarm", alarm).put("answered", answered).put("offered", offered);
    write(line, asked);
    line.put("millis", millis);
    ArrayNode all = line.putArray("jobs");
    jobs.stream().limit(MOST).forEach(job -> write(all.addObject(), job));
    ObjectNode found = line.putObject("dialect");
    dialect.forEach((name, value) -> put(found, name, value));
    ArrayNode sentences = line.putArray("changes");
    changes.forEach(change -> sentences.add(bounded(change)));
  }

  private static void put(ObjectNode line, String field, @Nullable String value) {
    line.put(field, value == null ? null : bounded(value));
  }

  private static void write(ObjectNode node, JobDuration job) {
    node.put("operation", job.operation());
    node.put("queueMillis", job.queueMillis());
    node.put("runMillis", job.runMillis());
    node.put("totalMillis", job.totalMillis());
  }

  static void write(ObjectNode line, Cost cost) {
    line.put("images", cost.images()).put("usd", cost.usd());
  }

  /**
   * Reads a line of a history, which anybody may have edited.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ProbeRecord read(JsonNode line) {
    List<JobDuration> jobs = some(line, "jobs").stream().map(ProbeRecord::job).toList();
    Map<String, String> dialect = new LinkedHashMap<>();
    line.path("dialect")
        .properties()
        .forEach(field -> dialect.put(bounded(field.getKey()), bounded(field.getValue().asText())));
    if (dialect.size() > MOST) {
      dialect.clear();
    }
    List<String> changes = some(line, "changes").stream().map(n -> bounded(n.asText())).toList();
    if (!line.path("check").isTextual()) {
      throw new IllegalArgumentException("it names no check");
    }
    return new ProbeRecord(
        at(line),
        bounded(line.path("check").asText()),
        text(line, "case"),
        text(line, "operation"),
        line.path("attempt").asInt(1),
        Outcome.valueOf(line.path("outcome").asText().toUpperCase(Locale.ROOT)),
        text(line, "reason"),
        line.path("alarm").asBoolean(),
        line.path("answered").asBoolean(),
        line.path("offered").asBoolean(true),
        cost(line),
        Math.max(0, line.path("millis").asLong()),
        jobs,
        dialect,
        changes);
  }

  static Instant at(JsonNode line) {
    try {
      Instant at = Instant.parse(line.path("at").asText());
      return at.isAfter(FIRST) && at.isBefore(LAST) ? at : FIRST;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it has no time", e);
    }
  }

  static Cost cost(JsonNode line) {
    BigDecimal usd = line.path("usd").decimalValue();
    boolean sane = usd.precision() < 30 && Math.abs(usd.scale()) < 30;
    return new Cost(line.path("images").asInt(), sane ? usd : BigDecimal.ZERO);
  }

  private static List<JsonNode> some(JsonNode line, String field) {
    return StreamSupport.stream(line.path(field).spliterator(), false).limit(MOST).toList();
  }

  private static JobDuration job(JsonNode job) {
    return new JobDuration(
        bounded(job.path("operation").asText()),
        millis(job, "queueMillis"),
        millis(job, "runMillis"),
        Math.max(0, job.path("totalMillis").asLong()));
  }

  private static @Nullable Long millis(JsonNode job, String field) {
    return job.path(field).isIntegralNumber() ? Math.max(0, job.path(field).asLong()) : null;
  }

  private static @Nullable String text(JsonNode line, String field) {
    return line.path(field).isTextual() ? bounded(line.path(field).asText()) : null;
  }

  private static String bounded(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  static ObjectNode line(Instant at, long afterMillis) {
    return LosslessJson.object().put("at", at.toString()).put("afterMillis", afterMillis);
  }
}
