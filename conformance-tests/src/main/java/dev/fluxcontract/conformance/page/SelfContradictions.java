package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a page says of a field that its own other statements exclude. */
final class SelfContradictions {
  private final PageField field;
  private final List<String> found;

  private SelfContradictions(PageField field) {
    this.field = field;
    this.found = new ArrayList<>(field.conflicts().values());
  }

  /**
   * The contradictions of a field, one in a sentence part each.
   *
   * @param bodies the requests that the page prints
   */
  static List<String> of(PageField field, List<JsonNode> bodies) {
    SelfContradictions all = new SelfContradictions(field);
    all.range();
    JsonNode usual = field.fact("default");
    if (usual != null) {
      all.value("default", usual);
    }
    if (field.said() != FactSource.EXAMPLE) {
      bodies.stream()
          .filter(body -> body.hasNonNull(field.name()))
          .forEach(body -> all.value("example", body.get(field.name())));
    }
    return List.copyOf(new LinkedHashSet<>(all.found));
  }

  private void range() {
    JsonNode least = field.fact("minimum");
    JsonNode most = field.fact("maximum");
    if (least != null && most != null && least.decimalValue().compareTo(most.decimalValue()) > 0) {
      found.add("its minimum " + least + " is above its maximum " + most);
    }
  }

  private void value(String what, JsonNode value) {
    JsonNode values = field.fact("enum");
    JsonNode number = number(value);
    if (!FactValues.isOf(field.types(), value)) {
      found.add(
          "its "
              + what
              + " "
              + shown(value)
              + " is not of its type "
              + String.join("|", field.types()));
    } else if (value.isTextual() && value.asText().equals("string")) {
      found.add("its " + what + " is the placeholder \"string\"");
    } else if (values != null
        && value.isValueNode()
        && FactValues.missing(List.of(value), values).size() == 1) {
      found.add("its " + what + " " + shown(value) + " is not one of its values " + values);
    } else if (number != null && isOutside(number)) {
      found.add("its " + what + " " + shown(value) + " is outside its range " + range(field));
    }
  }

  private boolean isOutside(JsonNode number) {
    JsonNode least = field.fact("minimum");
    JsonNode most = field.fact("maximum");
    return (least != null && number.decimalValue().compareTo(least.decimalValue()) < 0)
        || (most != null && number.decimalValue().compareTo(most.decimalValue()) > 0);
  }

  private static @Nullable JsonNode number(JsonNode value) {
    return value.isTextual() ? FactValues.number(value.asText()) : value.isNumber() ? value : null;
  }

  static String range(PageField field) {
    JsonNode least = field.fact("minimum");
    JsonNode most = field.fact("maximum");
    return (least == null ? "…" : least.asText()) + " to " + (most == null ? "…" : most.asText());
  }

  static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
