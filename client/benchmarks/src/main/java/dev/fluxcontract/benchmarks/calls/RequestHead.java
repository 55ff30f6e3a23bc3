package dev.fluxcontract.benchmarks.calls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads requests off a connection, one after the other, and keeps the last one's head. */
final class RequestHead {
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "content-length:";

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int filled;
  private int headEnd;
  private String head = "";

  RequestHead(InputStream in) {
    this.in = in;
  }

  /** Reads the next request to its last byte; false where the client has closed. */
  boolean read() throws IOException {
    filled = 0;
    headEnd = -1;
    while (headEnd < 0) {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        return false;
      }
      int from = Math.max(0, filled - END.length);
      filled += count;
      headEnd = endOfHead(from);
    }
    head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
    skipBody(contentLength() - (filled - headEnd));
    return true;
  }

  boolean is(String method) {
    return head.startsWith(method);
  }

  /** Whether the path, or fal's header that stands for it, holds that part. */
  boolean names(String part) {
    return head.contains(part);
  }

  /** The segment of the path behind that part of it; empty where it is not there. */
  String segmentAfter(String part) {
    int at = head.indexOf(part);
    int from = at + part.length();
    int to = from;
    while (at >= 0 && to < head.length() && " /?\r".indexOf(head.charAt(to)) < 0) {
      to++;
    }
    return at < 0 ? "" : head.substring(from, to);
  }

  private int endOfHead(int from) {
    for (int i = from; i <= filled - END.length; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r') {
        return i + END.length;
      }
    }
    return -1;
  }

  private int contentLength() {
    if (is("GET ")) {
      return 0;
    }
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    int end = head.indexOf('\r', at);
    return Integer.parseInt(head.substring(at + LENGTH.length(), end).strip());
  }

  private void skipBody(int left) throws IOException {
    int skipped = 0;
    while (skipped < left) {
      int count = in.read(buffer, 0, Math.min(buffer.length, left - skipped));
      if (count < 0) {
        throw new EOFException();
      }
      skipped += count;
    }
  }
}
