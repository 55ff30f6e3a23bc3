package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.List;

/** Export dumps of Apifox: schema and bodies as JSON, mostly in one line each. */
final class ApifoxDumpReader implements PageFormatReader {
  @Override
  public boolean recognises(PageSource page) {
    return page.text().contains("\"jsonSchema\"");
  }

  @Override
  public PublishedPage read(PageSource page) throws UnreadablePageException {
    List<PageProblem> problems = new ArrayList<>();
    PageHead head = PageHead.of(page, problems);
    List<PageField> fields = null;
    List<PageField> answer = null;
    List<JsonNode> requests = new ArrayList<>();
    PrintedBodies.Printed response = null;
    List<JsonNode> printedAnswers = new ArrayList<>();
    int answerLine = 1;
    for (PrintedBodies.Printed printed : PrintedBodies.in(page).values()) {
      JsonNode value = printed.value();
      if (value.has("jsonSchema") && fields == null) {
        value.path("examples").forEach(one -> addText(one.path("value").asText(), requests));
        fields = fields(value.path("jsonSchema"), printed.line(), requests);
        OpenApiPageReader.addFieldExamples(fields, requests);
      } else if (value.path(0).has("jsonSchema")) {
        response = response == null ? printed : response;
      } else if (value.path(0).path("data").isTextual()) {
        answerLine = printed.line();
        addText(value.path(0).path("data").asText(), printedAnswers);
      } else {
        headers(value, printed.line(), head);
      }
    }
    if (fields == null) {
      throw new UnreadablePageException(1, "holds a jsonSchema that is cut off or no JSON");
    }
    if (response != null) {
      answer = fields(response.value().path(0).path("jsonSchema"), response.line(), List.of());
    }
    List<PageField> all = answer == null ? new ArrayList<>() : answer;
    SchemaFields.addPrintedAnswers(all, printedAnswers, answerLine);
    return head.page(PageFormat.APIFOX_DUMP, fields, requests, all);
  }

  private static List<PageField> fields(JsonNode schema, int line, List<JsonNode> bodies) {
    return new SchemaFields(schema, pointer -> line).of(schema, "", bodies);
  }

  private static void addText(String json, List<JsonNode> bodies) {
    PrintedBodies.parse(json).filter(JsonNode::isObject).ifPresent(bodies::add);
  }

  private static void headers(JsonNode parameters, int line, PageHead head) {
    for (JsonNode header : parameters.path("header")) {
      if (header.path("name").asText().equalsIgnoreCase("Authorization")) {
        String example =
            header.path("example").asText() + " " + header.path("schema").path("default").asText();
        head.headerAuth(PageAddresses.authIn("Authorization: " + example.strip()), line);
      }
    }
  }
}
