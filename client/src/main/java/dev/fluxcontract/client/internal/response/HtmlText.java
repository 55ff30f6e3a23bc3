package dev.fluxcontract.client.internal.response;

import java.util.List;

/**
 * The words on a page of HTML, or on what claims to be one, read once from the front and no further
 * than they are wanted: a page may be long, and made to be slow to read.
 */
public final class HtmlText {
  private final String page;
  private final int wanted;
  private final int lastTagEnd;
  private final StringBuilder words = new StringBuilder();

  private HtmlText(String page, int wanted) {
    this.page = page;
    this.lastTagEnd = page.lastIndexOf('>');
    this.wanted = wanted;
  }

  /** At most about {@code wanted} characters of them, with one space between two words. */
  static String of(String page, int wanted) {
    HtmlText reading = new HtmlText(page, wanted);
    reading.read();
    return reading.words.toString().strip();
  }

  private void read() {
    int at = 0;
    while (at < page.length() && words.length() <= wanted) {
      char next = page.charAt(at);
      if (next == '<' && at < lastTagEnd) {
        space();
        at = afterTag(at);
      } else {
        if (Character.isWhitespace(next)) {
          space();
        } else {
          words.append(next);
        }
        at++;
      }
    }
  }

  private void space() {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }

  /** Behind a tag; behind the whole element where what it holds is not for people. */
  private int afterTag(int start) {
    for (String hidden : List.of("script", "style")) {
      if (page.regionMatches(true, start + 1, hidden, 0, hidden.length())) {
        return behind(hidden, start);
      }
    }
    return page.indexOf('>', start) + 1;
  }

  private int behind(String element, int start) {
    int at = page.indexOf("</", start);
    while (at >= 0 && !page.regionMatches(true, at + 2, element, 0, element.length())) {
      at = page.indexOf("</", at + 2);
    }
    return at < 0 || at > lastTagEnd ? page.length() : page.indexOf('>', at) + 1;
  }
}
