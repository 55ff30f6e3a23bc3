package dev.fluxcontract.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a connection as they arrive, of which no more are read than is allowed: whatever
 * part of an answer does not end, be it a header, the size of a chunk or a field of the
 * compression, the reader stops.
 */
final class MeteredInput extends InputStream {
  private static final int LINE = 256 << 10;

  private final InputStream source;
  private final byte[] buffer = new byte[16 << 10];
  private int next;
  private int end;
  private long left;
  private String part = "answer";

  MeteredInput(InputStream source) {
    this.source = source;
  }

  /** Allows that many bytes from now on, for a part of the answer. */
  void allow(long bytes, String ofPart) {
    left = bytes;
    part = ofPart;
  }

  /** Whether a byte can be read, or the connection has ended. */
  boolean ended() throws IOException {
    return next == end && !fill();
  }

  /** Whether bytes are here that nobody has read. */
  boolean holdsMore() throws IOException {
    return next < end || source.available() > 0;
  }

  /** A line without its end, which is a line feed, or carriage return and line feed. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = read(); one != '\n'; one = read()) {
      if (one < 0) {
        throw new EOFException("the connection ended in the middle of a line");
      }
      if (line.size() == LINE) {
        throw new TooLongException("a line of the answer does not end: more than 0.25 MiB came");
      }
      line.write(one);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public int read() throws IOException {
    if (ended()) {
      return -1;
    }
    take(1);
    return buffer[next++] & 0xff;
  }

  @Override
  public int read(byte[] sink, int at, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (ended()) {
      return -1;
    }
    int count = Math.min(most, end - next);
    take(count);
    System.arraycopy(buffer, next, sink, at, count);
    next += count;
    return count;
  }

  private void take(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new TooLongException(part);
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, source.read(buffer));
    return end > 0;
  }

  /** More bytes came than an answer of its kind needs. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(String part) {
      super(part);
    }
  }
}
