package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.List;

/** Writes reviews as JSON. What a page does not say is absent, never null. */
public final class PageJson {
  private static final List<String> FACTS =
      List.of("type", "required", "nullable", "minimum", "maximum", "default", "enum");

  private final ObjectNode root = LosslessJson.object();
  private final ArrayNode pages = root.putArray("pages");

  /** Adds a page that was read. */
  public void add(PageReview review) {
    ObjectNode page = pages.addObject();
    page.put("file", review.page().file());
    page.put("format", review.page().format().id());
    if (review.page().origin() != null) {
      page.put("origin", review.page().origin());
    }
    review.page().servers().forEach(page.putArray("servers")::add);
    if (review.page().auth() != null) {
      page.put("auth", review.page().auth());
    }
    ArrayNode operations = page.putArray("operations");
    review.operations().forEach(one -> operation(one, operations.addObject()));
    ArrayNode problems = page.putArray("problems");
    review.page().problems().forEach(one -> problem(problems, one.line(), one.what()));
  }

  /** Adds a page that could not be read. */
  public void add(String file, UnreadablePageException why) {
    ObjectNode page = pages.addObject();
    page.put("file", file);
    page.putArray("servers");
    page.putArray("operations");
    problem(page.putArray("problems"), why.line(), "The page " + why.getMessage());
  }

  private static void problem(ArrayNode problems, int line, String what) {
    PageProblem problem = new PageProblem(line, what);
    problems.addObject().put("line", problem.line()).put("what", problem.what());
  }

  private static void operation(PageReview.OperationReview review, ObjectNode to) {
    to.put("method", review.operation().method());
    to.put("path", review.operation().path());
    ArrayNode fields = to.putArray("fields");
    review.fields().forEach(field -> field(field, fields.addObject()));
    ArrayNode examples = to.putArray("examples");
    review.operation().examples().forEach(examples::add);
    ArrayNode answer = to.putArray("answer");
    review.answer().forEach(field -> field(field, answer.addObject()));
  }

  private static void field(FieldRelation relation, ObjectNode to) {
    to.put("name", relation.field().name());
    for (String fact : FACTS) {
      JsonNode value = relation.field().fact(fact);
      if (value != null) {
        to.set(fact, value);
      }
    }
    if (relation.kind() != Kind.MISSING) {
      to.put("said", relation.field().said().id());
    }
    to.put("relation", relation.kind().id());
    if (!relation.why().isEmpty()) {
      to.put("why", relation.why());
    }
  }

  /** The document, in which no character is written that a terminal acts upon or hides. */
  @Override
  public String toString() {
    return escaped(LosslessJson.pretty(root));
  }

  /** Such characters stand only in texts, where JSON has an escape for each. */
  static String escaped(String json) {
    StringBuilder safe = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            point -> {
              String written = Character.toString(point);
              if (TerminalSafeText.block(written).equals(written)) {
                safe.append(written);
              } else {
                written
                    .chars()
                    .forEach(
                        unit -> safe.append(unit == '\r' ? "\r" : String.format("\\u%04x", unit)));
              }
            });
    return safe.toString();
  }
}
