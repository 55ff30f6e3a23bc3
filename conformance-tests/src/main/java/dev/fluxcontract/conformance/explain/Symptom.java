package dev.fluxcontract.conformance.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.report.SimilarFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A case that failed, and the exchange that shows it.
 *
 * @param result the case
 * @param gateway the base URL that was checked
 * @param last the exchange at which the check failed; null where nothing was sent
 */
record Symptom(CheckResult result, String gateway, @Nullable Exchange last) {
  private static final int FIELDS_NAMED = 6;

  static Symptom of(CheckResult result, String gateway) {
    List<Exchange> all = result.exchanges();
    return new Symptom(result, gateway, all.isEmpty() ? null : all.get(all.size() - 1));
  }

  String checkId() {
    return result.check().id();
  }

  int status() {
    return last == null ? 0 : last.status();
  }

  /** Which request of a job's life failed. */
  String step() {
    return last == null ? "no request" : step(last);
  }

  static String step(Exchange exchange) {
    String path = exchange.url().replaceFirst("[?#].*", "");
    return switch (exchange.method()) {
      case "POST" -> "submit";
      case "PUT", "DELETE" -> "cancel";
      default ->
          path.endsWith("/status") ? "status" : path.contains("/requests/") ? "result" : "download";
    };
  }

  boolean isError() {
    return last != null && (last.transportError() != null || last.status() >= 400);
  }

  /** What the answer looks like, without what differs from job to job. */
  String shape() {
    if (last == null) {
      return "nothing";
    }
    if (last.transportError() != null) {
      return "no answer: " + SimilarFailures.form(last.transportError());
    }
    String body = last.responseBody();
    if (body == null || body.isBlank()) {
      return "an empty body";
    }
    JsonNode json = response();
    if (json.isObject()) {
      return "JSON object with "
          + json.properties().stream()
              .map(Map.Entry::getKey)
              .sorted()
              .limit(FIELDS_NAMED)
              .collect(Collectors.joining(", "));
    }
    return !json.isMissingNode()
        ? "JSON " + json.getNodeType().name().toLowerCase(Locale.ROOT)
        : body.stripLeading().startsWith("<") ? "a page" : "no JSON";
  }

  /** The answer as JSON; a missing node where it is none. */
  JsonNode response() {
    return json(last == null ? null : last.responseBody());
  }

  /** The request as JSON; a missing node where it is none. */
  JsonNode request() {
    return json(last == null ? null : last.requestBody());
  }

  static JsonNode json(@Nullable String text) {
    try {
      return LosslessJson.readBounded((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
