package dev.fluxcontract.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Reads one answer of HTTP/1.1. What was read before it broke off stays readable. Interim answers,
 * however many, are passed over.
 */
final class ResponseReader {
  private static final long HEAD = 256L << 10;
  private static final long LINE = 256L << 10;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) (\\d{3})( .*)?");

  private final BoundedSource meter;
  private final BufferedSource in;
  private ReceivedHeaders headers = new ReceivedHeaders();
  private byte[] body = {};
  private int status;
  private boolean keepsOpen;

  ResponseReader(HttpConnection connection) {
    this.meter = connection.meter();
    this.in = connection.in();
  }

  /** Reads to the end of the headers of the final answer. */
  void readHead() throws IOException {
    meter.allow(HEAD, "the head of the answer does not end: more than 0.25 MiB came");
    if (in.exhausted()) {
      throw new EOFException("the connection was closed without an answer");
    }
    do {
      String first = line();
      Matcher statusLine = STATUS_LINE.matcher(first);
      if (!statusLine.matches()) {
        throw new ProtocolException("Unexpected status line: " + first);
      }
      status = Integer.parseInt(statusLine.group(2));
      keepsOpen = statusLine.group(1).equals("1");
      headers = new ReceivedHeaders();
      for (String field = line(); !field.isEmpty(); field = line()) {
        headers.add(field);
      }
    } while (status / 100 == 1 && status != 101);
    keepsOpen &= !headers.lists("Connection", "close");
  }

  /** Reads the body. */
  void readBody(ExchangeLimits limits) throws IOException {
    long most = limits.bytes();
    if (status == 204 || status == 304) {
      return;
    }
    String tooLong = "the answer does not end: more than " + (most >> 20) + " MiB came";
    // Twice as much: chunks have sizes between them, and a compressed byte may be longer.
    meter.allow(2 * most + HEAD, tooLong);
    boolean gzip = "gzip".equalsIgnoreCase(headers.get("Content-Encoding"));
    Source framed = framed();
    Buffer read = new Buffer();
    try {
      Source decoded = gzip && !isEmpty() ? unzipped(framed) : framed;
      while (decoded.read(read, 16 << 10) >= 0) {
        if (read.size() > most) {
          read.clear();
          throw new BoundedSource.TooLongException(tooLong);
        }
        limits.permit().acquireFor(read.size());
      }
      keepsOpen &= framed.read(new Buffer(), 1) < 0;
    } finally {
      body = read.readByteArray();
    }
  }

  int status() {
    return status;
  }

  ReceivedHeaders headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** Whether the connection can carry another exchange. */
  boolean keepsOpen() {
    return keepsOpen;
  }

  private static Source unzipped(Source zipped) throws IOException {
    return Okio.source(new GZIPInputStream(Okio.buffer(zipped).inputStream(), 8 << 10));
  }

  private boolean isEmpty() {
    return "0".equals(headers.get("Content-Length"));
  }

  private Source framed() {
    if (headers.lists("Transfer-Encoding", "chunked")) {
      return new Chunks();
    }
    String length = headers.get("Content-Length");
    if (length != null && length.matches("\\d{1,18}")) {
      return new Counted(in, Long.parseLong(length));
    }
    keepsOpen = false;
    return in;
  }

  /** A line without its end, which is a line feed, or carriage return and line feed. */
  private String line() throws IOException {
    if (in.indexOf((byte) '\n', 0, LINE + 1) >= 0) {
      return in.readUtf8LineStrict();
    }
    if (in.request(LINE + 1)) {
      throw new BoundedSource.TooLongException(
          "a line of the answer does not end: more than 0.25 MiB came");
    }
    throw new EOFException("the connection ended in the middle of a line");
  }

  /** A body of a length that was told. */
  private static final class Counted extends ForwardingSource {
    private long left;

    Counted(Source in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public long read(Buffer sink, long most) throws IOException {
      if (left == 0) {
        return -1;
      }
      long count = super.read(sink, Math.min(most, left));
      if (count < 0) {
        throw new EOFException("the connection ended before the body did");
      }
      left -= count;
      return count;
    }
  }

  /** A body in chunks. */
  private final class Chunks extends ForwardingSource {
    private Counted chunk = new Counted(in, 0);
    private boolean first = true;
    private boolean over;

    Chunks() {
      super(in);
    }

    @Override
    public long read(Buffer sink, long most) throws IOException {
      if (!over && chunk.left == 0) {
        nextChunk();
      }
      return over ? -1 : chunk.read(sink, most);
    }

    private void nextChunk() throws IOException {
      if (!first && !line().isEmpty()) {
        throw new ProtocolException("a chunk goes on after its end");
      }
      first = false;
      String size = line().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (!size.matches("[0-9a-f]{1,15}")) {
        throw new ProtocolException("expected the size of a chunk, and got " + size);
      }
      chunk = new Counted(in, Long.parseLong(size, 16));
      over = chunk.left == 0;
      while (over && !line().isEmpty()) {
        // The trailers say nothing that a check reads.
      }
    }
  }
}
