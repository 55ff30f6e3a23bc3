package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where on a page its OpenAPI document stands.
 *
 * @param format the format that this makes the page
 * @param lines the lines of the document
 * @param firstLine the line of the page at which it begins, counted from 1
 */
record OpenApiText(PageFormat format, List<String> lines, int firstLine) {
  OpenApiText {
    lines = List.copyOf(lines);
  }

  /** The document as it was read, and what had to be repaired. */
  record Parsed(PageFormat format, BoundedYaml.Document document, List<PageProblem> problems) {}

  /** The page's first OpenAPI document, or null where it has none. */
  static @Nullable OpenApiText find(PageSource page) {
    List<String> lines = page.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip()
              .matches(
                  "[\"']?(?:openapi|swagger)[\"']?\\s?[:：]\\s?[\"']?\\d[\\d.]{0,10}[\"']?,?.{0,40}")
          || (line.length() < 2000 && line.matches("\\s*\\{\\s*\"openapi\".*"))
          || (line.length() >= 2000
              && line.substring(0, 200).matches("\\s*\\{\\s*\"openapi\".*"))) {
        return at(lines, i);
      }
    }
    return null;
  }

  private static OpenApiText at(List<String> lines, int found) {
    int first = found;
    if (!lines.get(found).strip().startsWith("{")
        && found > 0
        && lines.get(found - 1).strip().equals("{")) {
      first = found - 1;
    }
    boolean fenced = first > 0 && lines.get(first - 1).strip().startsWith("```");
    int end = first;
    while (end < lines.size() && !lines.get(end).strip().startsWith("```")) {
      end++;
    }
    boolean json = lines.get(first).strip().startsWith("{");
    if (!fenced && !json) {
      end = endOfYaml(lines, first);
    }
    return new OpenApiText(
        fenced && !json ? PageFormat.APIFOX_MARKDOWN : PageFormat.OPENAPI_TEXT,
        lines.subList(first, end),
        first + 1);
  }

  /** What is copied from a rendered page goes on with the page's footer, which is not YAML. */
  private static int endOfYaml(List<String> lines, int first) {
    int end = first;
    while (end < lines.size()) {
      String line = lines.get(end);
      boolean footer =
          !line.isBlank()
              && !line.startsWith(" ")
              && !line.matches("\\s*(?:- .*|-|#.*|[\"']?[\\w${}/.-]{1,200}[\"']?\\s?[:：].*)");
      if (footer && lines.get(end - 1).isBlank()) {
        return end;
      }
      end++;
    }
    return end;
  }

  /** Reads it; where no parser takes it, repairs it and reads that. */
  Parsed parse() throws UnreadablePageException {
    String text = String.join("\n", lines);
    UnreadablePageException broken;
    try {
      BoundedYaml.Document document = BoundedYaml.read(text, firstLine);
      if (!document.root().path("paths").isEmpty()) {
        return new Parsed(format, document, document.problems());
      }
      broken = new UnreadablePageException(firstLine, "documents no operation under paths");
    } catch (UnreadablePageException e) {
      broken = e;
    }
    return repaired(broken);
  }

  private Parsed repaired(UnreadablePageException broken) throws UnreadablePageException {
    YamlRepair.Repaired repaired = YamlRepair.of(lines, firstLine);
    List<PageProblem> problems = new ArrayList<>(repaired.problems());
    if (FlatYaml.isFlat(lines)) {
      List<String> indented = FlatYaml.indented(repaired.text().lines().toList());
      BoundedYaml.Document document = BoundedYaml.read(String.join("\n", indented), firstLine);
      problems.addAll(document.problems());
      return new Parsed(format, document, problems);
    }
    if (problems.isEmpty()) {
      throw broken;
    }
    BoundedYaml.Document document;
    try {
      document = BoundedYaml.read(repaired.text(), firstLine);
    } catch (UnreadablePageException e) {
      throw broken.line() >= e.line() ? broken : e;
    }
    problems.addAll(document.problems());
    return new Parsed(PageFormat.BROKEN_YAML, document, problems);
  }
}
