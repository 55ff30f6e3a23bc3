package dev.fluxcontract.conformance.report;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a value of a dialect, which may be nested, into words. */
public final class DialectText {
  private DialectText() {}

  public static String told(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + told(entry.getValue()))
          .collect(Collectors.joining("; "));
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(DialectText::told).collect(Collectors.joining(", "));
    }
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    return String.valueOf(value);
  }
}
