package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML in which text is always text: names of tags and attributes come from this package,
 * everything else is escaped on its way in. What is opened must be closed, innermost first.
 */
final class HtmlWriter {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. Attributes are pairs of a name and a value. */
  HtmlWriter open(String tag, String... attributes) {
    tag(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last; it has to be this one. */
  HtmlWriter close(String tag) {
    String innermost = open.pop();
    if (!innermost.equals(tag)) {
      throw new IllegalStateException(
          "</" + tag + "> would close <" + innermost + ">: close that one first");
    }
    out.append("</").append(tag).append(">\n");
    return this;
  }

  /** An element that holds text only. */
  HtmlWriter element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A name and what it stands for, in a list of such. */
  HtmlWriter fact(String name, String value) {
    return open("div").element("dt", name).element("dd", value).close("div");
  }

  /** An element that has no end. */
  HtmlWriter empty(String tag, String... attributes) {
    tag(tag, attributes);
    return this;
  }

  HtmlWriter text(String text) {
    escape(TerminalSafeText.block(text));
    return this;
  }

  /**
   * The style sheet: the one text that is not escaped, since it is ours and CSS knows no escape.
   */
  HtmlWriter style(String css) {
    out.append("<style>").append(css).append("</style>\n");
    return this;
  }

  /** The whole page. */
  String page() {
    return "<!DOCTYPE html>\n" + fragment();
  }

  /** A part of a page. */
  String fragment() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void tag(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(TerminalSafeText.line(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(letter);
      }
    }
  }
}
