package dev.fluxcontract.conformance.page;

import dev.fluxcontract.conformance.report.TerminalSafeText;

/** Makes text of a page fit for a document that tools and browsers show. */
final class PageText {
  private PageText() {}

  /** One line without markup, code or hidden characters; the beginning where it is too long. */
  static String line(String text, int most) {
    String plain = text.replaceAll("\\s+", " ").strip();
    String bounded = plain.length() > most ? plain.substring(0, most).strip() + "…" : plain;
    return TerminalSafeText.line(bounded)
        .replace("<", "&lt;")
        .replace("eval(", "eval (")
        .replace("{{", "{ {");
  }
}
