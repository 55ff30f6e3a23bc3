package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.ReportedValue.TEXT_KEPT;
import static dev.fluxcontract.conformance.report.ReportedValue.elements;
import static dev.fluxcontract.conformance.report.ReportedValue.flag;
import static dev.fluxcontract.conformance.report.ReportedValue.instant;
import static dev.fluxcontract.conformance.report.ReportedValue.number;
import static dev.fluxcontract.conformance.report.ReportedValue.oneOf;
import static dev.fluxcontract.conformance.report.ReportedValue.outcome;
import static dev.fluxcontract.conformance.report.ReportedValue.text;
import static dev.fluxcontract.conformance.report.ReportedValue.wrong;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.ReportedRun.Percentiles;
import dev.fluxcontract.conformance.run.FailureReplay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a report.json that may come from anybody. It is read within limits, each value that is used
 * is checked, and what it says has to agree with itself.
 */
public final class ReportedRunReader {
  private static final int MOST_MEBIBYTES = 64;
  private static final int MOST_ENTRIES = 100;

  /** Each is compared with each other. */
  private static final int MOST_CHECKS = 1000;

  private static final Pattern CHECK = Pattern.compile("([A-Z]{2,12})-[0-9]{2}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxTokenCount(3_000_000)
                          .maxNestingDepth(50)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Set<String> operations =
      Contract.bundled().submits().stream().map(Operation::id).collect(Collectors.toSet());
  private final Map<String, Map<Outcome, Integer>> areas = new TreeMap<>();
  private final Map<String, Map<Outcome, Integer>> models = new TreeMap<>();
  private final Set<String> notOffered = new LinkedHashSet<>();
  private final Set<String> checks = new HashSet<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private boolean skipped;

  private ReportedRunReader() {}

  /**
   * Reads a file.
   *
   * @param now a report that is of tomorrow, or later, is refused: it would never be too old
   * @throws IllegalArgumentException if it cannot be read, is not a report, or contradicts itself;
   *     the message names the field
   */
  public static ReportedRun read(Path file, Instant now) {
    return read(tree(file), now);
  }

  static ReportedRun read(JsonNode root, Instant now) {
    return new ReportedRunReader().run(root, now);
  }

  /** What stands in the file, so far only known to be JSON within limits. */
  static JsonNode tree(Path file) {
    String text = TextFile.read(file, MOST_MEBIBYTES);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "cannot be read from line " + line + " on (" + e.getOriginalMessage() + ")", e);
    }
  }

  private ReportedRun run(JsonNode root, Instant now) {
    String format = text("format", root.path("format"));
    if (!format.equals(FailureReplay.FORMAT)) {
      throw wrong("format", format, FailureReplay.FORMAT);
    }
    Instant started = instant(root.path("started"));
    if (started.isAfter(now.plus(Duration.ofDays(1)))) {
      throw wrong("started", started.toString(), "a time in the past");
    }
    elements("notOffered", root.path("notOffered"), true)
        .forEach(one -> notOffered.add(text("notOffered.operation", one.path("operation"))));
    List<JsonNode> all = elements("checks", root.path("checks"), false);
    if (all.size() > MOST_CHECKS) {
      throw wrong("checks", all.size() + " of them", "at most " + MOST_CHECKS);
    }
    for (int i = 0; i < all.size(); i++) {
      check("checks[" + i + "]", all.get(i));
    }
    RunVerdict verdict = verdict(root);
    double images = number("cost.images", root.at("/cost/images"));
    double usd =
        root.at("/cost/usd").isMissingNode() ? 0 : number("cost.usd", root.at("/cost/usd"));
    boolean allMade =
        CheckCatalogue.entries().stream().allMatch(entry -> checks.contains(entry.id()));
    boolean aborted = !root.path("aborted").isNull();
    return new ReportedRun(
        text("gateway", root.path("gateway")),
        flag("embedded", root.path("embedded")),
        started,
        verdict,
        images == 0 || usd == 0
            ? null
            : BigDecimal.valueOf(usd / images).setScale(4, RoundingMode.HALF_UP),
        Percentiles.of(seconds),
        Percentiles.of(jobs(root.path("jobs"))),
        areas,
        models,
        notOffered,
        dialect(root.path("dialect")),
        allMade && !skipped && !aborted);
  }

  private void check(String at, JsonNode check) {
    String id = text(at + ".id", check.path("id"));
    var parts = CHECK.matcher(id);
    if (!parts.matches() || !checks.add(id)) {
      throw wrong(at + ".id", id, "the id of a check, such as SUBMIT-01, once");
    }
    List<Outcome> found = new ArrayList<>();
    List<JsonNode> cases = elements(at + ".cases", check.path("cases"), false);
    for (int i = 0; i < cases.size(); i++) {
      String name = at + ".cases[" + i + "]";
      Outcome outcome = outcome(name + ".outcome", cases.get(i).path("outcome"));
      found.add(outcome);
      JsonNode caseId = cases.get(i).path("case");
      caseOf(caseId.isNull() ? "" : text(name + ".case", caseId), outcome);
    }
    Outcome outcome = outcome(at + ".outcome", check.path("outcome"));
    if (found.isEmpty() || outcome != ReportedRun.worst(found)) {
      throw wrong(at + ".outcome", ReportText.lower(outcome), "that of the worst of its cases");
    }
    outcomes.addAll(found);
    count(areas, parts.group(1), outcome);
    for (JsonNode exchange : elements(at + ".exchanges", check.path("exchanges"), false)) {
      if (exchange.path("response").isObject()) {
        seconds.add(number(at + ".exchanges.seconds", exchange.path("seconds")));
      }
    }
  }

  private void caseOf(String caseId, Outcome outcome) {
    int slash = caseId.indexOf('/');
    String operation = slash < 0 ? caseId : caseId.substring(0, slash);
    if (notOffered.contains(operation)) {
      return;
    }
    skipped |= outcome == Outcome.SKIPPED;
    if (operations.contains(operation)) {
      count(models, operation, outcome);
    }
  }

  /** The verdict, if it fits what stands below it. */
  private RunVerdict verdict(JsonNode root) {
    String text = text("verdict", root.path("verdict"));
    RunVerdict verdict = oneOf(RunVerdict.class, "verdict", text, "a verdict, such as conformant");
    boolean stale = !elements("staleWaivers", root.path("staleWaivers"), false).isEmpty();
    boolean changed = !elements("dialectChanges", root.path("dialectChanges"), false).isEmpty();
    boolean aborted = !root.path("aborted").isNull();
    RunVerdict fits = RunVerdict.of(outcomes, stale || changed, aborted);
    if (verdict != fits) {
      String rule = "what the checks, waivers and dialect below it say";
      throw wrong("verdict", text, rule);
    }
    return verdict;
  }

  private static List<Double> jobs(JsonNode jobs) {
    return elements("jobs", jobs, true).stream()
        .map(job -> number("jobs.seconds", job.path("seconds")))
        .toList();
  }

  private static void count(
      Map<String, Map<Outcome, Integer>> counts, String name, Outcome outcome) {
    counts.computeIfAbsent(name, n -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
    if (counts.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException("checks: more than " + MOST_ENTRIES + " areas");
    }
  }

  private static Map<String, String> dialect(JsonNode node) {
    if (!node.isObject() || node.size() > MOST_ENTRIES) {
      throw wrong(
          "dialect", node.getNodeType().toString(), "an object of " + MOST_ENTRIES + " at most");
    }
    Map<String, String> dialect = new TreeMap<>();
    for (Map.Entry<String, JsonNode> line : node.properties()) {
      JsonNode value = line.getValue();
      String text = value.isTextual() ? value.asText() : value.toString();
      String name = TerminalSafeText.start(line.getKey(), TEXT_KEPT);
      dialect.put(name, TerminalSafeText.start(text, TEXT_KEPT));
    }
    return dialect;
  }
}
