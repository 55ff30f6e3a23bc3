package dev.fluxcontract.client.internal.response;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what one read of a body takes from the socket. OkHttp has no bound for what is not part of
 * the body: the extension of a chunk, and the file name in a header of gzip.
 */
public final class FramingLimit {
  private static final long MOST = 1L << 20;

  /** What the read on this thread may still take. */
  private static final ThreadLocal<@Nullable FramingLimit> CURRENT = new ThreadLocal<>();

  private long left = MOST;

  private FramingLimit() {}

  /** A read of a body. */
  @FunctionalInterface
  public interface Read {
    long read() throws IOException;
  }

  /** Reads within the limit. */
  public static long apply(Read read) throws IOException {
    CURRENT.set(new FramingLimit());
    try {
      return read.read();
    } finally {
      CURRENT.remove();
    }
  }

  /** Counts bytes that came from the socket on this thread. */
  public static void count(long bytes) throws IOException {
    FramingLimit limit = CURRENT.get();
    if (limit != null) {
      limit.left -= bytes;
      if (limit.left < 0) {
        throw new IOException("more than " + MOST + " bytes in a row are not part of the body");
      }
    }
  }

  /** A network interceptor that counts a body before it is unpacked. */
  public static Response counting(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body == null) {
      return response;
    }
    ForwardingSource counted =
        new ForwardingSource(body.source()) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            long bytes = super.read(sink, byteCount);
            count(bytes);
            return bytes;
          }
        };
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(counted), body.contentType(), body.contentLength()))
        .build();
  }
}
