package dev.fluxcontract.conformance.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Breaks the words that build servers read as commands, wherever they come from: {@code ##vso[},
 * {@code ##teamcity[} and {@code ##[} anywhere, and {@code ::} at the start of a line. The last
 * character of each is written as a Unicode escape.
 */
public final class BuildServerCommandEscaper extends FilterWriter {
  private boolean lineStart = true;
  private boolean colon;
  private int hashes;

  public BuildServerCommandEscaper(Writer out) {
    super(out);
  }

  @Override
  public void write(int letter) throws IOException {
    synchronized (lock) {
      boolean command = (letter == ':' && colon) || (letter == '[' && hashes >= 2);
      if (command) {
        out.write(String.format("\\u%04x", letter));
      } else {
        out.write(letter);
      }
      colon = letter == ':' && lineStart && !colon;
      boolean word = hashes >= 2 && Character.isLetterOrDigit(letter);
      hashes = letter == '#' ? hashes + 1 : word ? hashes : 0;
      lineStart =
          letter == '\n'
              || letter == '\r'
              || (lineStart && (colon || Character.isWhitespace(letter)));
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    write(text.toCharArray(), from, length);
  }
}
