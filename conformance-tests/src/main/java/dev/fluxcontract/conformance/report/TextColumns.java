package dev.fluxcontract.conformance.report;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lays text out in the columns of a terminal, where some letters are two columns wide. */
public final class TextColumns {
  /** What a console is taken to hold. */
  public static final int WIDTH = 100;

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private TextColumns() {}

  /** How many columns a text takes. */
  public static int width(String text) {
    return text.codePoints().map(TextColumns::width).sum();
  }

  /** The text, with spaces behind it up to a width. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  static String paddedLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Breaks at spaces, and within a word where it alone is too wide. Never gives an empty list. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int wide = width(point);
      if (point == '\n' || used + wide > width) {
        used = breakLine(lines, line, point);
      }
      if (point != '\n' && !(point == ' ' && line.isEmpty() && !lines.isEmpty())) {
        line.appendCodePoint(point);
        used += wide;
      }
      i += Character.charCount(point);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Ends the line at its last space if that does not waste most of it; gives what is used now. */
  private static int breakLine(List<String> lines, StringBuilder line, int next) {
    int space = line.lastIndexOf(" ");
    boolean atSpace = next != '\n' && next != ' ' && space > line.length() / 3;
    int end = atSpace ? space : line.length();
    lines.add(line.substring(0, end));
    line.delete(0, atSpace ? end + 1 : end);
    return width(line.toString());
  }

  private static int width(int point) {
    boolean emoji = point >= 0x1F300 && point <= 0x1FAFF;
    boolean fullWidth =
        (point >= 0xFF01 && point <= 0xFF60) || (point >= 0x3000 && point <= 0x303E);
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return emoji || fullWidth || WIDE.contains(UnicodeScript.of(point)) ? 2 : 1;
  }
}
