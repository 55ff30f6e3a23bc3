package dev.fluxcontract.client.internal.util;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Takes one token of JSON after the other from a buffer. */
final class JsonTokens {
  /** Longer than any seed. Arithmetic takes time with the square of the digits. */
  static final int LONGEST_WORD = 1_000;

  /** How many steps to take between two looks at whether to stop. */
  private static final int STEPS = 4_096;

  private static final ByteString DOUBLE_QUOTED = ByteString.encodeUtf8("\"\\");
  private static final ByteString SINGLE_QUOTED = ByteString.encodeUtf8("'\\");
  private static final ByteString AFTER_WORD = ByteString.encodeUtf8(" \t\r\n,:[]{}\"'\\");
  private static final ByteString STRUCTURE = ByteString.encodeUtf8("[]{}\"'");

  private final Buffer json;
  private final BooleanSupplier stopped;
  private int steps;

  JsonTokens(Buffer json, BooleanSupplier stopped) {
    this.json = json;
    this.stopped = stopped;
  }

  /** Takes a character that was looked at. */
  void skip() throws IOException {
    json.skip(1);
  }

  /** The first character that is not white space. */
  int peek() throws IOException {
    while (true) {
      step();
      need(1);
      int next = json.getByte(0);
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      json.skip(1);
    }
  }

  /** Takes a text in quotes. */
  String readText() throws IOException {
    ByteString stops = json.readByte() == '"' ? DOUBLE_QUOTED : SINGLE_QUOTED;
    StringBuilder text = null;
    while (true) {
      step();
      String piece = json.readUtf8(indexOf(stops));
      if (json.readByte() != '\\') {
        return text == null ? piece : text.append(piece).toString();
      }
      text = (text == null ? new StringBuilder() : text).append(piece).append(readEscape());
    }
  }

  private char readEscape() throws IOException {
    need(1);
    byte letter = json.readByte();
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> readUnicode();
      case '"', '\'', '/', '\\' -> (char) letter;
      default -> throw malformed();
    };
  }

  private char readUnicode() throws IOException {
    need(4);
    try {
      return (char) Integer.parseUnsignedInt(json.readUtf8(4), 16);
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  /** Takes a word; null if it is longer than any that is of use. */
  @Nullable String readWord() throws IOException {
    long end = json.indexOfElement(AFTER_WORD);
    long length = end < 0 ? json.size() : end;
    if (length == 0) {
      throw malformed();
    }
    if (length <= LONGEST_WORD) {
      return json.readUtf8(length);
    }
    json.skip(length);
    return null;
  }

  /** Skips an object or array of any depth. */
  void skipNested() throws IOException {
    int depth = 0;
    do {
      step();
      json.skip(indexOf(STRUCTURE));
      switch (json.getByte(0)) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {
          skipText();
          continue;
        }
      }
      json.skip(1);
    } while (depth > 0);
  }

  private void skipText() throws IOException {
    ByteString stops = json.readByte() == '"' ? DOUBLE_QUOTED : SINGLE_QUOTED;
    json.skip(indexOf(stops));
    while (json.readByte() == '\\') {
      step();
      need(1);
      json.skip(1);
      json.skip(indexOf(stops));
    }
  }

  private long indexOf(ByteString stops) throws IOException {
    long index = json.indexOfElement(stops);
    if (index < 0) {
      throw new EOFException("it ends too early");
    }
    return index;
  }

  private void need(int bytes) throws IOException {
    if (json.size() < bytes) {
      throw new EOFException("it ends too early");
    }
  }

  static IOException malformed() {
    return new IOException("it is not JSON");
  }

  private void step() throws IOException {
    if (++steps % STEPS == 0 && stopped.getAsBoolean()) {
      throw new InterruptedIOException("nobody waits for it");
    }
  }
}
