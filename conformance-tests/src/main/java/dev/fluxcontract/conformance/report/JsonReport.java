package dev.fluxcontract.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.run.FailureReplay;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run for machines; {@code report.schema.json}, beside this class, says what stands where. */
final class JsonReport {
  /**
   * ASCII only, without DEL: text of a gateway can hold what no UTF-8 can, or what a terminal would
   * obey.
   */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private JsonReport() {}

  static String of(Report report) {
    try {
      return MAPPER
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(tree(report))
              .replace("\u007f", "\\u007f")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode tree(Report report) {
    RunResult run = report.run();
    ObjectNode root = LosslessJson.object();
    root.put("format", FailureReplay.FORMAT);
    root.put("gateway", run.gateway());
    root.put("embedded", report.embedded());
    root.put("auth", run.auth());
    root.put("started", run.started().toString());
    root.put("seconds", run.took().toMillis() / 1000.0);
    root.put("strict", report.strict());
    root.put("verdict", ReportText.lower(report.verdict()));
    root.put("why", ReportText.why(report));
    root.put("aborted", run.abortedBecause());
    BigDecimal spend = run.budget().limitsDollars() ? run.budget().usd() : null;
    cost(root, run.asked())
        .put("refused", run.imagesRefused())
        .put("refusedUsd", run.refused().usd())
        .put("budget", run.budget().images())
        .put("spend", spend);
    set(root, "notOffered", run.notOffered());
    ArrayNode jobs = root.putArray("jobs");
    run.durations().forEach(job -> jobs.add(job(job)));
    set(root, "flaky", run.flaky());
    ObjectNode summary = root.putObject("summary");
    for (Level level : Level.values()) {
      ObjectNode counts = summary.putObject(ReportText.lower(level));
      for (Outcome outcome : Outcome.values()) {
        counts.put(ReportText.lower(outcome), report.count(level, outcome));
      }
    }
    set(root, "dialect", run.dialect());
    set(root, "staleWaivers", report.staleWaivers());
    set(root, "dialectChanges", report.dialectChanges());
    set(root, "fixed", report.fixed());
    set(root, "expired", report.expired());
    ArrayNode checks = root.putArray("checks");
    Map<String, Finding> findings =
        Finding.of(report).stream()
            .collect(Collectors.toMap(finding -> finding.check().check().id(), one -> one));
    report.checks().forEach(check -> checks.add(check(check, findings.get(check.check().id()))));
    set(root, "coverage", run.coverage());
    return root;
  }

  private static ObjectNode job(JobDuration job) {
    return LosslessJson.object()
        .put("operation", job.operation())
        .put("queueSeconds", seconds(job.queueMillis()))
        .put("runSeconds", seconds(job.runMillis()))
        .put("seconds", seconds(job.totalMillis()));
  }

  private static @Nullable Double seconds(@Nullable Long millis) {
    return millis == null ? null : millis / 1000.0;
  }

  private static ObjectNode check(CheckSummary summary, @Nullable Finding finding) {
    CheckInfo check = summary.check();
    ObjectNode node = LosslessJson.object();
    node.put("id", check.id());
    node.put("level", ReportText.lower(check.level()));
    node.put("title", check.title());
    set(node, "documents", check.documents());
    node.put("outcome", ReportText.lower(summary.outcome()));
    node.put("reason", summary.worst().reason());
    node.put("followsFrom", finding == null ? null : finding.cause());
    node.put("blockedChecks", finding == null ? 0 : finding.blocked());
    cost(node, summary.asked()).put("worstCase", check.worstCaseImages());
    node.put("seconds", summary.millis() / 1000.0);
    ArrayNode cases = node.putArray("cases");
    ArrayNode exchanges = node.putArray("exchanges");
    for (CheckResult result : summary.cases()) {
      ObjectNode one = caseOf(result);
      if (ReportText.ownPage(result, check) != null) {
        set(one, "documents", result.check().documents());
      }
      cases.add(one);
      result.exchanges().forEach(exchange -> exchanges.add(exchange(result, exchange)));
    }
    return node;
  }

  private static ObjectNode caseOf(CheckResult result) {
    ObjectNode node = LosslessJson.object();
    node.put("case", result.caseId());
    node.put("outcome", ReportText.lower(result.outcome()));
    node.put("reason", result.reason());
    node.put("expected", result.expected());
    node.put("actual", result.actual());
    if (result.blocked()) {
      node.put("blocked", true);
    }
    cost(node, result.asked());
    node.put("seconds", result.millis() / 1000.0);
    ArrayNode pictures = node.putArray("pictures");
    result.pictures().forEach(picture -> pictures.add(picture(picture)));
    return node;
  }

  private static ObjectNode cost(ObjectNode node, Cost cost) {
    return node.putObject("cost").put("images", cost.images()).put("usd", cost.usd());
  }

  private static ObjectNode exchange(CheckResult result, Exchange exchange) {
    ObjectNode node = LosslessJson.object();
    node.put("case", result.caseId());
    node.put("curl", CurlLine.of(exchange));
    ObjectNode request = node.putObject("request");
    request.put("method", exchange.method());
    request.put("url", exchange.url());
    set(request, "headers", exchange.requestHeaders());
    request.put("body", exchange.requestBody());
    if (exchange.transportError() == null) {
      ObjectNode response = node.putObject("response");
      response.put("status", exchange.status());
      set(response, "headers", exchange.responseHeaders());
      response.put("body", exchange.responseBody());
    } else {
      node.putNull("response");
    }
    node.put("transportError", exchange.transportError());
    node.put("seconds", exchange.millis() / 1000.0);
    return node;
  }

  private static ObjectNode picture(Picture picture) {
    return LosslessJson.object()
        .put("contentType", picture.contentType())
        .put("width", picture.width())
        .put("height", picture.height())
        .put("fingerprint", picture.fingerprint().shown());
  }

  /** Sets a list, a map or a record, whose components stand under their names. */
  private static void set(ObjectNode node, String name, Object value) {
    node.set(name, MAPPER.valueToTree(value));
  }
}
