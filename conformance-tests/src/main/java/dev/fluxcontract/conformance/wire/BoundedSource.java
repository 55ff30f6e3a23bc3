package dev.fluxcontract.conformance.wire;

import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * The bytes of a connection as they arrive, of which no more are read than is allowed: whatever
 * part of an answer does not end, be it a header, the size of a chunk or a field of the
 * compression, the reader stops.
 */
final class BoundedSource extends ForwardingSource {
  private long left;
  private String tooLong = "";

  BoundedSource(InputStream source) {
    super(Okio.source(source));
  }

  /** Allows that many bytes from now on; more of them fail with that message. */
  void allow(long bytes, String message) {
    left = bytes;
    tooLong = message;
  }

  @Override
  public long read(Buffer sink, long most) throws IOException {
    long count = super.read(sink, most);
    left -= Math.max(0, count);
    if (left < 0) {
      throw new TooLongException(tooLong);
    }
    return count;
  }

  /** More bytes came than an answer of its kind needs. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message);
    }
  }
}
