package dev.fluxcontract.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.model.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Values of a report.json that may come from anybody. A message names the field and the rule. */
final class ReportedValue {
  /** Longer texts are cut. */
  static final int TEXT_KEPT = 200;

  private static final double MOST = 1e7;

  private ReportedValue() {}

  static Instant instant(JsonNode node) {
    String text = text("started", node);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong("started", text, "a time, such as 2026-11-28T10:15:30Z");
    }
  }

  static Outcome outcome(String name, JsonNode node) {
    return oneOf(Outcome.class, name, text(name, node), "an outcome, such as passed");
  }

  /** The constant whose name, in lower case, is that text. */
  static <E extends Enum<E>> E oneOf(Class<E> type, String name, String text, String rule) {
    for (E constant : EnumSet.allOf(type)) {
      if (ReportText.lower(constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(name, text, rule);
  }

  static String text(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw wrong(name, shown(node), "a text");
    }
    return TerminalSafeText.start(node.asText(), TEXT_KEPT);
  }

  static boolean flag(String name, JsonNode node) {
    if (!node.isBoolean()) {
      throw wrong(name, shown(node), "true or false");
    }
    return node.asBoolean();
  }

  static double number(String name, JsonNode node) {
    double value = node.isNumber() ? node.asDouble() : -1;
    if (!(value >= 0 && value <= MOST)) {
      throw wrong(name, shown(node), "a number from 0 to " + (long) MOST);
    }
    return value;
  }

  static List<JsonNode> elements(String name, JsonNode node, boolean optional) {
    List<JsonNode> elements = new ArrayList<>();
    if (!node.isArray() && !(optional && node.isMissingNode())) {
      throw wrong(name, shown(node), "an array");
    }
    node.forEach(elements::add);
    return elements;
  }

  static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.isContainerNode() ? "not that" : node.toString();
  }

  static IllegalArgumentException wrong(String name, String value, String rule) {
    return new IllegalArgumentException(
        name + " is " + TerminalSafeText.start(value, 80) + "; it has to be " + rule);
  }
}
