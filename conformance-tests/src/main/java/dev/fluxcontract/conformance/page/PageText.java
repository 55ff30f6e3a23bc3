package dev.fluxcontract.conformance.page;

import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.Locale;

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

  /** The words of a path or a name as one name, such as {@code FluxDev}. */
  static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("[^A-Za-z0-9]+", 40)) {
      if (!word.isEmpty() && name.length() < 80) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    String plain = name.toString();
    return plain.isEmpty() ? "Model" : plain;
  }
}
