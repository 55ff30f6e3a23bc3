package dev.fluxcontract.conformance.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text of a gateway fit to be shown. What would move a cursor, turn the direction of reading
 * or hide itself is spelled out, as in {@code \\u001b}; so nothing that is shown lies about what
 * came.
 */
public final class TerminalSafeText {
  /**
   * Control and format characters, lone surrogates and noncharacters; and letters and marks that
   * are invisible, most of which Unicode lists as default-ignorable.
   */
  private static final String HIDDEN =
      "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{IsNoncharacter_Code_Point}"
          + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
          + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0000}-\\x{E0FFF}";

  private static final Pattern IN_LINE = Pattern.compile("[" + HIDDEN + "]");
  private static final Pattern IN_BLOCK = Pattern.compile("[" + HIDDEN + "&&[^\\n\\t]]");

  private TerminalSafeText() {}

  /** Keeps line ends and tabs. */
  public static String block(String text) {
    return spell(IN_BLOCK, text);
  }

  /** Keeps no line end either, so that the text stays in its place in a table. */
  public static String line(String text) {
    return spell(IN_LINE, text);
  }

  /** The beginning of the text, and how much of it was left out where that was too long. */
  public static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + " … (" + (text.length() - end) + " more characters)";
  }

  private static String spell(Pattern hidden, String text) {
    return hidden
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(escape(found.group().codePointAt(0))));
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
