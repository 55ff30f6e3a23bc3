package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;

/** Reads one of the formats. */
interface PageFormatReader {
  /** Whether the page looks like this format. */
  boolean recognises(PageSource page);

  /** Reads the page. */
  PublishedPage read(PageSource page) throws UnreadablePageException;
}
