package dev.fluxcontract.conformance.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import okio.Buffer;

/**
 * Reads one answer of HTTP/1.1. What was read before it broke off stays readable. Interim answers,
 * however many, are passed over.
 */
final class ResponseReader {
  private static final long HEAD = 256L << 10;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) (\\d{3})( .*)?");

  private final MeteredInput in;
  private ReceivedHeaders headers = new ReceivedHeaders();
  private byte[] body = {};
  private int status;
  private boolean keepsOpen;

  ResponseReader(MeteredInput in) {
    this.in = in;
  }

  /** Reads to the end of the headers of the final answer. */
  void readHead() throws IOException {
    in.allow(HEAD, "the head of the answer does not end: more than 0.25 MiB came");
    if (in.ended()) {
      throw new EOFException("the connection was closed without an answer");
    }
    do {
      Matcher line = statusLine();
      status = Integer.parseInt(line.group(2));
      keepsOpen = line.group(1).equals("1");
      headers = new ReceivedHeaders();
      for (String field = in.line(); !field.isEmpty(); field = in.line()) {
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
    in.allow(2 * most + HEAD, tooLong);
    boolean gzip = "gzip".equalsIgnoreCase(headers.get("Content-Encoding"));
    InputStream framed = framed();
    Buffer read = new Buffer();
    try {
      InputStream decoded = gzip && !isEmpty() ? new GZIPInputStream(framed, 8 << 10) : framed;
      byte[] some = new byte[16 << 10];
      for (int count = decoded.read(some); count >= 0; count = decoded.read(some)) {
        if (read.size() + count > most) {
          read.clear();
          throw new MeteredInput.TooLongException(tooLong);
        }
        read.write(some, 0, count);
        limits.permit().acquireFor(read.size());
      }
      keepsOpen &= framed.read() < 0;
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

  private Matcher statusLine() throws IOException {
    String line = in.line();
    Matcher matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new ProtocolException("Unexpected status line: " + line);
    }
    return matcher;
  }

  private boolean isEmpty() {
    return "0".equals(headers.get("Content-Length"));
  }

  private InputStream framed() {
    if (headers.lists("Transfer-Encoding", "chunked")) {
      return new Chunks();
    }
    String length = headers.get("Content-Length");
    if (length != null && length.matches("\\d{1,18}")) {
      return new Counted(Long.parseLong(length));
    }
    keepsOpen = false;
    return in;
  }

  /** A body of a length that was told. */
  private class Counted extends InputStream {
    private long left;

    Counted(long length) {
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] sink, int at, int most) throws IOException {
      if (left == 0 || most == 0) {
        return left == 0 ? -1 : 0;
      }
      int count = in.read(sink, at, (int) Math.min(most, left));
      if (count < 0) {
        throw new EOFException("the connection ended before the body did");
      }
      left -= count;
      return count;
    }
  }

  /** A body in chunks. */
  private final class Chunks extends InputStream {
    private Counted chunk = new Counted(0);
    private boolean first = true;
    private boolean over;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] sink, int at, int most) throws IOException {
      if (!over && chunk.left == 0) {
        nextChunk();
      }
      return over ? -1 : chunk.read(sink, at, most);
    }

    private void nextChunk() throws IOException {
      if (!first && !in.line().isEmpty()) {
        throw new ProtocolException("a chunk goes on after its end");
      }
      first = false;
      String size = in.line().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (!size.matches("[0-9a-f]{1,15}")) {
        throw new ProtocolException("expected the size of a chunk, and got " + size);
      }
      chunk = new Counted(Long.parseLong(size, 16));
      over = chunk.left == 0;
      while (over && !in.line().isEmpty()) {
        // The trailers say nothing that a check reads.
      }
    }
  }
}
