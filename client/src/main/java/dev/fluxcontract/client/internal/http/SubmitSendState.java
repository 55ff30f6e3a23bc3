package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Whether one submit has left this machine. It travels with the call as a tag, so that no
 * interceptor loses it.
 *
 * <p>A submit has left once its body began to be written. Before that no gateway can have taken it,
 * whatever went wrong; after that nothing may send it again.
 */
public final class SubmitSendState {
  private final AtomicReference<Whereabouts> at = new AtomicReference<>(Whereabouts.HERE);

  private volatile @Nullable String requestId;

  private enum Whereabouts {
    HERE,
    LEFT,
    STAYS
  }

  /**
   * Keeps the submit here for good, if it is here still: a call that was given up may be in a
   * lookup or a handshake, and must not go on to send behind our back.
   *
   * @return whether it has not left, and never will
   */
  public boolean stay() {
    at.compareAndSet(Whereabouts.HERE, Whereabouts.STAYS);
    return at.get() == Whereabouts.STAYS;
  }

  /** Notes the id in the head of the answer: the caller may give up while the body is read. */
  void answered(Response head) {
    requestId = head.isSuccessful() ? head.header(GatewayResponse.REQUEST_ID_HEADER) : null;
  }

  /** The job's id, if the head of the answer names it. */
  public @Nullable String requestId() {
    return requestId;
  }

  private void leave() throws IOException {
    if (!at.compareAndSet(Whereabouts.HERE, Whereabouts.LEFT)) {
      // OkHttp gives up on a ProtocolException; any other would be one more reason to try again.
      throw new ProtocolException("A submit must not leave twice, nor after it was given up");
    }
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
