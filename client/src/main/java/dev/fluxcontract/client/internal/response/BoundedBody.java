package dev.fluxcontract.client.internal.response;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, of which no more are read than a limit allows: a gateway that never stops
 * sending costs neither memory nor the wait for an end that does not come.
 *
 * @param bytes the bytes, for the caller to consume
 * @param whole whether the body ended within the limit
 * @param broken why it broke off, if it did; what came may be all of it
 */
public record BoundedBody(Buffer bytes, boolean whole, @Nullable IOException broken) {
  private static final long CHUNK = 8 * 1024;

  /** Reads up to {@code limit} bytes. Closing the body is left to the caller. */
  public static BoundedBody read(ResponseBody body, long limit) {
    return read(body, new Buffer(), limit);
  }

  /** Reads on from where the limit was reached, to another limit for the whole. */
  BoundedBody readOn(ResponseBody body, long limit) {
    return read(body, bytes, limit);
  }

  private static BoundedBody read(ResponseBody body, Buffer bytes, long limit) {
    BufferedSource source = body.source();
    try {
      while (bytes.size() < limit) {
        long most = Math.min(CHUNK, limit - bytes.size());
        if (FramingLimit.apply(() -> source.read(bytes, most)) == -1) {
          return new BoundedBody(bytes, true, null);
        }
      }
      return new BoundedBody(
          bytes, FramingLimit.apply(() -> source.exhausted() ? 1 : 0) == 1, null);
    } catch (IOException e) {
      return new BoundedBody(bytes, false, e);
    }
  }
}
