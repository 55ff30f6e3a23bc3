package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.PageReview.OperationReview;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.report.TextColumns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints reviews for people: a table of fields for one page, of pages and fields for several. */
public final class PageReviewPrinter {
  private static final int WIDEST = 44;

  private PageReviewPrinter() {}

  /** The lines to print. */
  public static List<String> lines(List<PageReview> reviews) {
    List<String> lines = new ArrayList<>();
    for (PageReview review : reviews) {
      head(review.page(), lines);
      if (reviews.size() == 1) {
        review.operations().forEach(one -> operation(one, lines));
      }
      problems(review.page().problems(), lines);
    }
    if (reviews.size() > 1) {
      matrix(reviews, lines);
    }
    return lines.stream().map(TerminalSafeText::line).toList();
  }

  private static void head(PublishedPage page, List<String> lines) {
    String origin = page.origin() == null ? "" : ", " + page.origin();
    lines.add(page.file() + ": " + page.format().id() + origin);
    String servers = page.servers().isEmpty() ? "none" : String.join(", ", page.servers());
    lines.add(
        "  servers: " + servers + "; key: " + (page.auth() == null ? "not said" : page.auth()));
  }

  private static void problems(List<PageProblem> problems, List<String> lines) {
    problems.forEach(one -> lines.add("  line " + one.line() + ": " + one.what()));
  }

  private static void operation(OperationReview review, List<String> lines) {
    String known = review.contractId() == null ? "not in the contract" : review.contractId();
    lines.add("  " + title(review) + " (" + known + ")");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("field", "the page says", "relation", "why"));
    review.fields().forEach(field -> rows.add(row(field, "")));
    review.answer().stream()
        .filter(field -> field.kind() != Kind.MISSING)
        .forEach(field -> rows.add(row(field, "answer: ")));
    table(rows, lines);
  }

  private static String title(OperationReview review) {
    return review.operation().method() + " " + review.operation().path();
  }

  private static List<String> row(FieldRelation relation, String where) {
    return List.of(
        where + relation.field().name(),
        facts(relation.field()),
        relation.kind().id(),
        relation.why());
  }

  /** What a page says of a field, in a few words. */
  private static String facts(PageField field) {
    List<String> facts = new ArrayList<>();
    if (!field.types().isEmpty()) {
      facts.add(String.join("|", field.types()));
    }
    if (field.required()) {
      facts.add("required");
    }
    if (field.facts().path("nullable").asBoolean()) {
      facts.add("or null");
    }
    if (field.fact("minimum") != null || field.fact("maximum") != null) {
      facts.add(SelfContradictions.range(field));
    }
    JsonNode values = field.fact("enum");
    if (values != null) {
      List<String> shown = new ArrayList<>();
      values.forEach(value -> shown.add(value.asText()));
      facts.add(String.join("/", shown));
    }
    JsonNode usual = field.fact("default");
    if (usual != null) {
      facts.add("default " + SelfContradictions.shown(usual));
    }
    return String.join(", ", facts);
  }

  /** Fields down, pages across; the answers' fields differ too little to be of use there. */
  private static void matrix(List<PageReview> reviews, List<String> lines) {
    Set<String> operations = new LinkedHashSet<>();
    each(reviews, one -> operations.add(one.operation().calledPath()));
    for (String path : operations) {
      lines.add("");
      lines.add(path);
      Set<String> names = new LinkedHashSet<>();
      List<List<String>> rows = new ArrayList<>();
      List<String> heads = new ArrayList<>(List.of("field"));
      List<OperationReview> columns = new ArrayList<>();
      for (PageReview review : reviews) {
        for (OperationReview one : review.operations()) {
          if (one.operation().calledPath().equals(path)) {
            heads.add(review.page().file());
            columns.add(one);
            one.fields().forEach(field -> names.add(field.field().name()));
          }
        }
      }
      rows.add(heads);
      for (String name : names) {
        List<String> row = new ArrayList<>(List.of(name));
        columns.forEach(column -> row.add(cell(find(column, name))));
        rows.add(row);
      }
      table(rows, lines);
    }
  }

  private static void each(
      List<PageReview> reviews, java.util.function.Consumer<OperationReview> action) {
    reviews.forEach(review -> review.operations().forEach(action));
  }

  private static @Nullable FieldRelation find(OperationReview review, String name) {
    return review.fields().stream()
        .filter(field -> field.field().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String cell(@Nullable FieldRelation relation) {
    if (relation == null || relation.kind() == Kind.MISSING) {
      return "-";
    }
    return relation.kind().id() + ": " + facts(relation.field());
  }

  private static void table(List<List<String>> rows, List<String> lines) {
    List<List<String>> safe =
        rows.stream().map(row -> row.stream().map(TerminalSafeText::line).toList()).toList();
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : safe) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, TextColumns.width(row.get(i))));
      }
    }
    for (List<String> row : safe) {
      StringBuilder line = new StringBuilder("    ");
      for (int i = 0; i < columns; i++) {
        line.append(TextColumns.padded(row.get(i), i + 1 < columns ? widths[i] : 0)).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
  }
}
