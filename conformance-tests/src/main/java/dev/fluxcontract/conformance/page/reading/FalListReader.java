package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** fal's own page of a model for programs, llms.txt: a Markdown list of fields. */
final class FalListReader implements PageFormatReader {
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s{0,3}[-*]"
              + " \\**`([\\w.-]{1,80})`\\**\\s?\\(`([^`]{1,80})`,\\s?_?(required|optional)_?\\)\\s?:?(.*)");

  private static final Pattern DETAIL =
      Pattern.compile(
          "\\s{1,8}[-*] \\**(Default|Range|Options|Examples?|One of|Minimum|Maximum)\\**:\\s?(.*)");

  private static final Pattern QUOTED = Pattern.compile("`([^`]{1,200})`");

  @Override
  public boolean recognises(PageSource page) {
    return page.lines().stream().anyMatch(line -> FIELD.matcher(line).matches());
  }

  @Override
  public PublishedPage read(PageSource page) throws UnreadablePageException {
    PageHead head = PageHead.of(page, new ArrayList<>());
    PrintedBodies bodies = PrintedBodies.in(page);
    List<PageField> fields = new ArrayList<>();
    FieldBuilder field = null;
    boolean output = false;
    for (int i = 0; i < page.lines().size() && !output; i++) {
      String line = page.lines().get(i);
      Matcher begun = FIELD.matcher(line);
      Matcher detail = DETAIL.matcher(line);
      output = line.matches("#{1,6} Output.{0,40}");
      boolean ends = output || begun.matches() || line.matches("#.*|\\*\\*.*|```.*");
      if (field != null && ends && fields.size() < SchemaFields.MOST_FIELDS) {
        fields.add(field.build());
        field = null;
      }
      if (begun.matches() && !output) {
        field = new FieldBuilder(begun.group(1), i + 1).types(types(begun.group(2)));
        field.required(begun.group(3).equals("required")).text(begun.group(4));
      } else if (field != null && detail.matches()) {
        detail(field, detail.group(1), detail.group(2));
      } else if (field != null) {
        field.text(line);
      }
    }
    if (field != null) {
      fields.add(field.build());
    }
    List<JsonNode> requests = bodies.requests();
    SchemaFields.addPrinted(fields, requests, bodies.line(false));
    return head.page(PageFormat.FAL, fields, requests, List.of());
  }

  /** fal names its own classes beside the JSON types. */
  private static Set<String> types(String written) {
    Set<String> types = new LinkedHashSet<>();
    for (String part : written.split("\\s?\\|\\s?", 8)) {
      if (part.matches("\\w*Enum")) {
        types.add("string");
      } else if (part.matches("[A-Z]\\w*")) {
        types.add("object");
      } else {
        types.addAll(FactValues.types(part));
      }
    }
    return types;
  }

  private static void detail(FieldBuilder field, String name, String value) {
    List<String> quoted = new ArrayList<>();
    QUOTED.matcher(value).results().forEach(one -> quoted.add(bare(one.group(1))));
    switch (name) {
      case "Default" -> quoted.stream().limit(1).forEach(one -> field.written("default", one));
      case "Options" -> quoted.forEach(field::value);
      case "Range" -> {
        number(field, "minimum", quoted, 0);
        number(field, "maximum", quoted, 1);
      }
      case "Minimum" -> number(field, "minimum", quoted, 0);
      case "Maximum" -> number(field, "maximum", quoted, 0);
      case "Examples", "Example" ->
          PrintedBodies.parse("[" + value + "]").ifPresent(list -> list.forEach(field::example));
      default -> {}
    }
  }

  private static void number(FieldBuilder field, String fact, List<String> quoted, int at) {
    JsonNode number = quoted.size() > at ? FactValues.number(quoted.get(at)) : null;
    if (number != null) {
      field.fact(fact, number);
    }
  }

  private static String bare(String text) {
    return text.replaceAll("^\"|\"$", "");
  }
}
