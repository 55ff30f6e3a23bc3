package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.ReportedValue.oneOf;
import static dev.fluxcontract.conformance.report.ReportedValue.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report.json back into a {@link Report}: checks, cases and exchanges. Costs, pictures and
 * coverage are left out. The file may come from anybody, so it is held to what {@link
 * ReportedRunReader} accepts, and none of its texts is safe to show as it is.
 */
public final class SavedReportReader {
  private SavedReportReader() {}

  /**
   * Reads a file.
   *
   * @param now a report that is of tomorrow, or later, is refused
   * @throws IllegalArgumentException if it cannot be read, is not a report, or contradicts itself;
   *     the message names the field
   */
  public static Report read(Path file, Instant now) {
    JsonNode root = ReportedRunReader.tree(file);
    ReportedRun checked = ReportedRunReader.read(root, now);
    List<CheckResult> results = new ArrayList<>();
    root.path("checks").forEach(check -> results.addAll(results(check)));
    List<NotOffered> notOffered = new ArrayList<>();
    root.path("notOffered").forEach(one -> notOffered.add(notOffered(one)));
    RunResult run =
        new RunResult(
            checked.gateway(),
            root.path("auth").asText(),
            checked.started(),
            Duration.ZERO,
            Map.of(),
            results,
            List.of(),
            Cost.NONE,
            Cost.NONE,
            Cost.UNLIMITED,
            Map.of(),
            notOffered,
            List.of(),
            nullable(root.path("aborted")));
    return new Report(
        run, checked.embedded(), root.path("strict").asBoolean(), List.of(), List.of());
  }

  private static List<CheckResult> results(JsonNode check) {
    String id = check.path("id").asText();
    List<String> documents = LosslessJson.texts(check.path("documents"));
    String given = check.path("level").asText();
    Level level = oneOf(Level.class, id + ".level", given, "a level, such as must");
    CheckInfo info = new CheckInfo(id, level, check.path("title").asText(), documents, 0);
    Map<String, List<Exchange>> exchanges = new LinkedHashMap<>();
    for (JsonNode one : check.path("exchanges")) {
      String caseId = one.path("case").asText();
      exchanges.computeIfAbsent(caseId, name -> new ArrayList<>()).add(exchange(one));
    }
    List<CheckResult> results = new ArrayList<>();
    for (JsonNode one : check.path("cases")) {
      results.add(
          new CheckResult(
              info,
              nullable(one.path("case")),
              outcome(id + ".outcome", one.path("outcome")),
              nullable(one.path("reason")),
              nullable(one.path("expected")),
              nullable(one.path("actual")),
              Cost.NONE,
              0,
              exchanges.getOrDefault(one.path("case").asText(), List.of()),
              List.of(),
              one.path("blocked").asBoolean()));
    }
    return results;
  }

  private static NotOffered notOffered(JsonNode node) {
    return new NotOffered(
        node.path("operation").asText(), node.path("model").asText(), node.path("reason").asText());
  }

  private static Exchange exchange(JsonNode node) {
    JsonNode request = node.path("request");
    JsonNode response = node.path("response");
    return new Exchange(
        request.path("method").asText(),
        request.path("url").asText(),
        headers(request),
        nullable(request.path("body")),
        response.path("status").asInt(),
        headers(response),
        nullable(response.path("body")),
        0,
        nullable(node.path("transportError")));
  }

  private static Map<String, String> headers(JsonNode message) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : message.path("headers").properties()) {
      headers.put(header.getKey(), header.getValue().asText());
    }
    return headers;
  }

  private static @Nullable String nullable(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
