package dev.fluxcontract.conformance.http;

import java.nio.charset.StandardCharsets;

/** Texts cut to a length that can be shown. */
final class Truncation {
  private static final int SHOWN = 8 << 10;

  private Truncation() {}

  /** The beginning of a text, with an ellipsis where something was left out. */
  static String shorten(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** A text that a gateway may have made long: its beginning, and how many bytes follow. */
  static String bounded(String body) {
    if (body.length() <= SHOWN) {
      return body;
    }
    int rest = body.substring(SHOWN).getBytes(StandardCharsets.UTF_8).length;
    return body.substring(0, SHOWN) + "… (" + rest + " bytes more)";
  }
}
