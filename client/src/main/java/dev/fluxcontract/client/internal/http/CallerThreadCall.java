package dev.fluxcontract.client.internal.http;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Makes a call on the thread that waits for it. To hand a call to another thread, and its answer
 * back, costs more than all else that this client does.
 *
 * <p>A thread in a call has to heed an interrupt all the same, which a socket does not. The JDK
 * tells a channel at once when a thread inside it is interrupted; this is one without a file or
 * socket of its own, that hangs up instead. What hanging up does not end is not done on a caller's
 * own thread: a lookup, and a wait for others on the same HTTP/2 connection.
 */
public final class CallerThreadCall extends AbstractInterruptibleChannel {
  private static final ThreadLocal<Boolean> IN_A_CALL = new ThreadLocal<>();

  private final Runnable hangUp;

  CallerThreadCall(Runnable hangUp) {
    this.hangUp = hangUp;
  }

  /** What is done in a call. */
  interface Work<T> {
    T done() throws IOException;
  }

  /** Does the work, which fails in one way or another where the thread is interrupted. */
  <T> T run(Work<T> work) throws IOException {
    IN_A_CALL.set(true);
    try {
      begin();
      return work.done();
    } finally {
      IN_A_CALL.remove();
      ended();
    }
  }

  private void ended() throws IOException {
    try {
      end(true);
    } catch (ClosedByInterruptException e) {
      // Whoever waits finds the thread interrupted. What came before that is not thrown away.
    }
  }

  @Override
  protected void implCloseChannel() {
    hangUp.run();
  }

  /** Has lookups made on other threads. */
  static Dns lookups(Dns system) {
    return host -> {
      check("a lookup");
      return system.lookup(host);
    };
  }

  /** An interceptor on the network that has calls over HTTP/2 made on other threads. */
  static Response http1(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection != null && connection.protocol() == Protocol.HTTP_2) {
      check("HTTP/2");
    }
    return chain.proceed(chain.request());
  }

  private static void check(String what) throws NotOnCallerThreadException {
    if (IN_A_CALL.get() != null) {
      throw new NotOnCallerThreadException(what);
    }
  }

  /** Nothing has been sent yet; the call has to be made on another thread. */
  static final class NotOnCallerThreadException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotOnCallerThreadException(String what) {
      super("No place for " + what + ": a caller's own thread");
    }
  }
}
