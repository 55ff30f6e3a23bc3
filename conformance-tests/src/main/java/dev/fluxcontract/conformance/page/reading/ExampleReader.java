package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.List;

/** Pages without a list of fields: what is known is what their printed bodies hold. */
final class ExampleReader implements PageFormatReader {
  @Override
  public boolean recognises(PageSource page) {
    return !PrintedBodies.in(page).requests().isEmpty();
  }

  @Override
  public PublishedPage read(PageSource page) throws UnreadablePageException {
    PageHead head = PageHead.of(page, new ArrayList<>());
    PrintedBodies bodies = PrintedBodies.in(page);
    List<JsonNode> requests = bodies.requests();
    List<PageField> fields = new ArrayList<>();
    SchemaFields.addPrinted(fields, requests, bodies.line(false));
    List<PageField> answer = new ArrayList<>();
    SchemaFields.addPrinted(answer, bodies.answers(), bodies.line(true));
    return head.page(PageFormat.EXAMPLE_ONLY, fields, requests, answer);
  }
}
