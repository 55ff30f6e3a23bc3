package dev.fluxcontract.conformance.http;

/** Texts cut to a length that can be shown. */
final class Truncation {
  private static final int SHOWN = 8 << 10;

  /** Longer than a key in any form. */
  private static final int MARGIN = 4 << 10;

  private Truncation() {}

  /** The beginning of a text, with an ellipsis where something was left out. */
  static String shorten(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /**
   * A text that a gateway may have made long, without the key: its beginning, and how many
   * characters follow. The key is taken out of no more than is shown, and of enough around it.
   */
  static String bounded(String text, SecretRedaction redaction) {
    if (text.length() <= SHOWN + MARGIN) {
      String clean = redaction.of(text);
      return clean.length() <= SHOWN ? clean : cut(clean, clean.length());
    }
    String clean = redaction.of(text.substring(0, SHOWN + MARGIN));
    // A key that is cut in two at the end is not recognized there, so the end is not shown.
    return cut(clean.substring(0, clean.length() - MARGIN), text.length());
  }

  private static String cut(String clean, int length) {
    String shown = clean.substring(0, Math.min(SHOWN, clean.length()));
    return shown + "… (" + (length - shown.length()) + " characters more)";
  }
}
