package dev.fluxcontract.client.internal.response;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * The bytes of an answer, of which no more are read than a limit allows: a gateway that never stops
 * sending costs neither memory nor the wait for an end that does not come.
 */
public final class BoundedBody {
  private static final long CHUNK = 8 * 1024;

  private final Buffer bytes;
  private final boolean whole;

  private BoundedBody(Buffer bytes, boolean whole) {
    this.bytes = bytes;
    this.whole = whole;
  }

  /** Reads up to {@code limit} bytes. Closing the body is left to the caller. */
  public static BoundedBody read(ResponseBody body, long limit) throws IOException {
    return read(body, new Buffer(), limit);
  }

  /** Reads on from where the limit was reached, to another limit for the whole. */
  BoundedBody readOn(ResponseBody body, long limit) throws IOException {
    return read(body, bytes, limit);
  }

  private static BoundedBody read(ResponseBody body, Buffer bytes, long limit) throws IOException {
    BufferedSource source = body.source();
    while (bytes.size() < limit) {
      long most = Math.min(CHUNK, limit - bytes.size());
      if (FramingLimit.apply(() -> source.read(bytes, most)) == -1) {
        return new BoundedBody(bytes, true);
      }
    }
    return new BoundedBody(bytes, FramingLimit.apply(() -> source.exhausted() ? 1 : 0) == 1);
  }

  /** The bytes, for the caller to consume. */
  public Buffer bytes() {
    return bytes;
  }

  /** Whether the body ended within the limit. */
  public boolean whole() {
    return whole;
  }
}
