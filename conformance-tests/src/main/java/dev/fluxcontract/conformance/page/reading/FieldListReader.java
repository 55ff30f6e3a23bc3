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

/** Pages that list their fields one token a line: name, type, whether required, and more. */
final class FieldListReader implements PageFormatReader {
  @Override
  public boolean recognises(PageSource page) {
    FieldListLines lines = new FieldListLines(page);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.startsField(i) && lines.presence(i + lines.headLength(i)) != null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public PublishedPage read(PageSource page) throws UnreadablePageException {
    return new Reading(page).page();
  }

  /** One page that is being read. */
  private static final class Reading {
    private static final Pattern BOUND =
        Pattern.compile("(>=|<=|≥|≤) ?(-?\\d{1,20}(?:\\.\\d{1,12})?)");
    private static final Pattern INLINE_DEFAULT = Pattern.compile("default ?: ?\"([^\"]{1,100})\"");

    private final PageSource source;
    private final PageHead head;
    private final FieldListLines lines;
    private final PrintedBodies bodies;
    private final List<PageField> fields = new ArrayList<>();
    private final List<PageField> answer = new ArrayList<>();
    private boolean tokens;
    private boolean sentences;

    Reading(PageSource source) {
      this.source = source;
      this.head = PageHead.of(source, new ArrayList<>());
      this.lines = new FieldListLines(source);
      this.bodies = PrintedBodies.in(source);
    }

    PublishedPage page() throws UnreadablePageException {
      FieldListLines.Section section = FieldListLines.Section.BODY;
      int at = 0;
      while (at < lines.size()) {
        FieldListLines.Section begun = lines.section(at);
        if (begun != null) {
          section = begun;
          at++;
        } else if (section != FieldListLines.Section.NONE && lines.startsField(at)) {
          at = field(at, section);
        } else {
          at++;
        }
      }
      if (fields.isEmpty()) {
        throw new UnreadablePageException(1, "lists no field of a request body");
      }
      List<JsonNode> requests = bodies.requests();
      OpenApiPageReader.addFieldExamples(fields, requests);
      SchemaFields.addPrinted(fields, requests, bodies.line(false));
      SchemaFields.addPrintedAnswers(answer, bodies.answers(), bodies.line(true));
      PageFormat format =
          tokens
              ? PageFormat.FIELD_LIST
              : sentences ? PageFormat.PROSE_LIST : PageFormat.BARE_FIELD_LIST;
      if (source.text().contains("https://fal.run/") && source.text().contains("Endpoint ID")) {
        format = PageFormat.FAL;
      }
      return head.page(format, fields, requests, answer);
    }

    private int field(int start, FieldListLines.Section section) {
      FieldBuilder field = new FieldBuilder(lines.name(start), lines.number(start));
      field.types(lines.types(start));
      int at = start + lines.headLength(start);
      while (at < lines.size() && !lines.startsField(at) && lines.section(at) == null) {
        at = token(at, field);
      }
      if (section == FieldListLines.Section.HEADER) {
        if (field.name().equalsIgnoreCase("Authorization")) {
          head.headerAuth(authOf(start, at), lines.number(start));
        }
      } else if (section == FieldListLines.Section.BODY) {
        add(field.build(), fields, bodies.requests());
      } else if (section == FieldListLines.Section.ANSWER) {
        add(field.build(), answer, bodies.answers());
      }
      return at;
    }

    private @org.jspecify.annotations.Nullable String authOf(int start, int end) {
      for (int i = start; i < end; i++) {
        String found =
            PageAddresses.authIn(
                "Authorization: " + lines.text(i).replaceFirst("^\\S{1,5}[:：]\\s?", ""));
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    /** Reads one token of a field; gives the place behind it. */
    private int token(int at, FieldBuilder field) {
      String text = lines.text(at);
      Boolean presence = lines.presence(at);
      String next = at + 1 < lines.size() ? lines.text(at + 1) : "";
      boolean hasNext = at + 1 < lines.size() && !lines.startsField(at + 1);
      Matcher inline = INLINE_DEFAULT.matcher(text);
      if (presence != null && !field.states("required")) {
        field.required(presence);
      } else if (FieldListLines.DEFAULT.test(text) && hasNext) {
        tokens = true;
        field.written("default", unquoted(next));
        return at + 2;
      } else if (FieldListLines.EXAMPLE.test(text) && hasNext) {
        field.example(FactValues.value(unquoted(next), field.types()));
        return at + 2;
      } else if (FieldListLines.VALUES.test(text)) {
        tokens = true;
        return values(at + 1, field);
      } else if (lines.typesFollow(at)) {
        return types(at + 1, field);
      } else if (inline.matches()) {
        field.written("default", inline.group(1));
      } else if (!bounds(text, field)) {
        boolean nullable = text.equalsIgnoreCase("nullable") || text.matches("允许\\s?null");
        if (nullable) {
          field.fact("nullable", com.fasterxml.jackson.databind.node.BooleanNode.TRUE);
        } else {
          sentences = true;
          field.text(text);
        }
      }
      return at + 1;
    }

    private boolean bounds(String text, FieldBuilder field) {
      if (!text.replaceAll("(?:>=|<=|≥|≤) ?-?\\d{1,20}(?:\\.\\d{1,12})?", "").isBlank()) {
        return false;
      }
      Matcher bound = BOUND.matcher(text);
      while (bound.find()) {
        tokens = true;
        boolean least = bound.group(1).equals(">=") || bound.group(1).equals("≥");
        JsonNode number = FactValues.number(bound.group(2));
        if (number != null) {
          field.fact(least ? "minimum" : "maximum", number);
        }
      }
      return true;
    }

    /** Reads further types; what "One of:" lists behind a field with a type is not its type. */
    private int types(int start, FieldBuilder field) {
      boolean more = lines.text(start - 1).equals("|") || field.types().isEmpty();
      Set<String> types = new LinkedHashSet<>(field.types());
      int at = start;
      for (; !FieldListLines.type(lines.text(at)).isEmpty(); at++) {
        types.addAll(FieldListLines.type(lines.text(at)));
      }
      field.types(more ? types : Set.of());
      return at;
    }

    private int values(int start, FieldBuilder field) {
      int at = start;
      while (at < lines.size()
          && !lines.startsField(at)
          && lines.section(at) == null
          && !lines.isLabel(at)
          && lines.presence(at) == null
          && lines.text(at).length() <= 60
          && !lines.text(at).matches("(?:>=|<=|≥|≤).*")) {
        field.value(unquoted(lines.text(at)));
        at++;
      }
      return at;
    }

    private static String unquoted(String text) {
      return text.replaceFirst("^([\"'`])(.*)\\1$", "$2");
    }

    /** What is listed behind an object may be a part of it, which the list no longer shows. */
    private static void add(PageField field, List<PageField> to, List<JsonNode> printed) {
      Set<String> sides = Set.of("width", "height");
      for (PageField earlier : to) {
        boolean object = earlier.types().contains("object") || earlier.types().contains("array");
        boolean part = object && sides.contains(field.name());
        for (JsonNode body : printed) {
          JsonNode holder = body.path(earlier.name());
          JsonNode inner = holder.isArray() ? holder.path(0) : holder;
          part |= inner.has(field.name()) && !body.has(field.name());
        }
        if (part || earlier.name().equals(field.name())) {
          return;
        }
      }
      if (to.size() < SchemaFields.MOST_FIELDS) {
        to.add(field);
      }
    }
  }
}
