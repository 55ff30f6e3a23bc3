package dev.fluxcontract.client;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Whether one submit has left this machine. It travels with the call as a tag, so that no
 * interceptor loses it.
 *
 * <p>A submit has left once its body began to be written. Before that no gateway can have taken it,
 * whatever went wrong; after that nothing may send it again.
 */
final class Departure {
  private volatile boolean left;

  boolean left() {
    return left;
  }

  private void leave() throws IOException {
    if (left) {
      // OkHttp gives up on a ProtocolException; any other would be one more reason to try again.
      throw new ProtocolException("A submit must not leave twice");
    }
    left = true;
  }

  /** The body for the wire, which notes the departure, and prevents a second one. */
  RequestBody onTheWire(RequestBody body) {
    return new Body(body) {
      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        leave();
        super.writeTo(sink);
      }
    };
  }

  /**
   * A body that OkHttp does not send again by itself: not after 408, 421 or 503, not on a broken
   * connection.
   */
  static RequestBody once(RequestBody body) {
    return new Body(body);
  }

  private static class Body extends RequestBody {
    private final RequestBody body;

    Body(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
