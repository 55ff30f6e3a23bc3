package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.List;

/** Reads a page in whichever format it is. */
public final class PageReader {
  /** The more a format says of itself, the earlier it is asked. */
  private static final List<PageFormatReader> FORMATS =
      List.of(
          new OpenApiPageReader(),
          new ApifoxDumpReader(),
          new FalListReader(),
          new ParameterTableReader(),
          new FieldListReader(),
          new ExampleReader());

  private PageReader() {}

  /**
   * Reads a page.
   *
   * @throws UnreadablePageException if it is in no format that is known, or broken beyond repair
   */
  public static PublishedPage read(PageSource page) throws UnreadablePageException {
    if (page.text().isBlank()) {
      throw new UnreadablePageException(1, "is empty");
    }
    if (page.text().stripLeading().matches("(?is)<(?:!doctype|html)\\b.*")) {
      throw new UnreadablePageException(1, "is HTML; copy the page's text, or its Markdown");
    }
    for (PageFormatReader format : FORMATS) {
      if (format.recognises(page)) {
        return format.read(page);
      }
    }
    throw new UnreadablePageException(
        1,
        "documents no operation in a format that is known: no OpenAPI document, no list or"
            + " table of fields, no printed request");
  }
}
