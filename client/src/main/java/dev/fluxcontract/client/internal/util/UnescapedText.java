package dev.fluxcontract.client.internal.util;

import static java.util.Map.entry;

import java.util.Map;

/**
 * A piece of text whose escapes are decoded in place, one layer after the other. Each character
 * keeps its position in the text as it came.
 *
 * <p>Decoded are printable ASCII characters in the escapes of URLs, of JSON and JavaScript, and of
 * HTML. Everything else stays as it is.
 */
final class UnescapedText {
  /** The longest entity between {@code &} and {@code ;}. */
  private static final int LONGEST_ENTITY = 12;

  private static final Map<String, Character> ENTITIES =
      Map.ofEntries(
          entry("excl", '!'),
          entry("quot", '"'),
          entry("QUOT", '"'),
          entry("num", '#'),
          entry("dollar", '$'),
          entry("percnt", '%'),
          entry("amp", '&'),
          entry("AMP", '&'),
          entry("apos", '\''),
          entry("lpar", '('),
          entry("rpar", ')'),
          entry("ast", '*'),
          entry("midast", '*'),
          entry("plus", '+'),
          entry("comma", ','),
          entry("period", '.'),
          entry("sol", '/'),
          entry("colon", ':'),
          entry("semi", ';'),
          entry("lt", '<'),
          entry("LT", '<'),
          entry("equals", '='),
          entry("gt", '>'),
          entry("GT", '>'),
          entry("quest", '?'),
          entry("commat", '@'),
          entry("lsqb", '['),
          entry("lbrack", '['),
          entry("bsol", '\\'),
          entry("rsqb", ']'),
          entry("rbrack", ']'),
          entry("Hat", '^'),
          entry("lowbar", '_'),
          entry("UnderBar", '_'),
          entry("grave", '`'),
          entry("lcub", '{'),
          entry("lbrace", '{'),
          entry("verbar", '|'),
          entry("vert", '|'),
          entry("VerticalLine", '|'),
          entry("rcub", '}'),
          entry("rbrace", '}'));

  private final char[] chars;
  private final int[] positions;
  private int length;

  /** What the escape that was read last stands for, and where the text goes on behind it. */
  private char decoded;

  private int next;

  UnescapedText(String text, int from, int to) {
    length = to - from;
    chars = new char[length];
    text.getChars(from, to, chars, 0);
    positions = new int[length + 1];
    for (int at = 0; at <= length; at++) {
      positions[at] = from + at;
    }
  }

  int length() {
    return length;
  }

  char charAt(int at) {
    return chars[at];
  }

  /**
   * Where the character at an index began in the text as it came; at the length, where it ended.
   */
  int position(int at) {
    return positions[at];
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** Decodes one layer of escapes. Returns false if there is none. */
  boolean decode() {
    int first = 0;
    while (first < length && !mayBeEscape(chars[first])) {
      first++;
    }
    int kept = first;
    for (int at = first; at < length; at = next) {
      decoded = chars[at];
      next = at + 1;
      readEscape(at);
      chars[kept] = decoded;
      positions[kept] = positions[at];
      kept++;
    }
    boolean found = kept < length;
    positions[kept] = positions[length];
    length = kept;
    return found;
  }

  private static boolean mayBeEscape(char letter) {
    return letter == '%' || letter == '\\' || letter == '&';
  }

  private void readEscape(int at) {
    switch (chars[at]) {
      case '%' -> readNumber(at + 1, 2);
      case '\\' -> readBackslash(at + 1);
      case '&' -> readEntity(at + 1);
      default -> {}
    }
  }

  private void readBackslash(int at) {
    char letter = at < length ? chars[at] : 0;
    if (letter == 'u') {
      readNumber(at + 1, 4);
    } else if (letter == 'x') {
      readNumber(at + 1, 2);
    } else if (letter == '"' || letter == '\\' || letter == '/' || letter == '\'') {
      accept(letter, at + 1);
    }
  }

  private void readNumber(int at, int digits) {
    if (at + digits <= length) {
      accept(number(at, at + digits, 16), at + digits);
    }
  }

  private void readEntity(int at) {
    int end = at;
    while (end < length && end - at <= LONGEST_ENTITY && chars[end] != ';') {
      end++;
    }
    if (end == length || chars[end] != ';' || end == at) {
      return;
    }
    if (chars[at] == '#') {
      boolean hex = at + 1 < end && (chars[at + 1] | 0x20) == 'x';
      accept(hex ? number(at + 2, end, 16) : number(at + 1, end, 10), end + 1);
    } else {
      accept(ENTITIES.getOrDefault(new String(chars, at, end - at), '\0'), end + 1);
    }
  }

  /** The number that digits spell, or 0 where they spell none. */
  private int number(int from, int to, int radix) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = Character.digit(chars[at], radix);
      if (digit < 0 || number > Character.MAX_VALUE) {
        return 0;
      }
      number = number * radix + digit;
    }
    return number;
  }

  private void accept(int character, int end) {
    if (character >= ' ' && character <= '~') {
      decoded = (char) character;
      next = end;
    }
  }
}
