package dev.fluxcontract.conformance.report;

/**
 * Makes text of a gateway fit to be shown. What would move a cursor, turn the direction of reading
 * or hide itself is spelled out, as in {@code \\u001b}; so nothing that is shown lies about what
 * came.
 */
public final class TerminalSafeText {
  private TerminalSafeText() {}

  /** Keeps line ends and tabs. */
  public static String block(String text) {
    return spell(text, true);
  }

  /** Keeps no line end either, so that the text stays in its place in a table. */
  public static String line(String text) {
    return spell(text, false);
  }

  /** The beginning of the text, and how much of it was left out where that was too long. */
  public static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + " … (" + (text.length() - end) + " more characters)";
  }

  private static String spell(String text, boolean linesAndTabs) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (linesAndTabs && (point == '\n' || point == '\t')) {
                shown.append((char) point);
              } else if (isHidden(point)) {
                shown.append(escape(point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private static boolean isHidden(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || isBlank(point)
        || isNoCharacter(point);
  }

  /** Letters and marks that look like nothing at all; Unicode lists most as default-ignorable. */
  private static boolean isBlank(int point) {
    return point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x17B4
        || point == 0x17B5
        || (point >= 0x180B && point <= 0x180F)
        || point == 0x2800
        || point == 0x3164
        || (point >= 0xFE00 && point <= 0xFE0F)
        || point == 0xFFA0
        || (point >= 0xE0000 && point <= 0xE0FFF);
  }

  private static boolean isNoCharacter(int point) {
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  }

  private static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> point > 0xFFFF ? String.format("\\u{%x}", point) : String.format("\\u%04x", point);
    };
  }
}
