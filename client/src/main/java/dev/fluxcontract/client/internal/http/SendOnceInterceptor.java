package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.http.RetirableConnections.StaleConnectionException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last stop of a submit before the wire. Here it leaves once, and not on a connection that the
 * gateway has closed: a POST written to such a one fails without telling whether it was read.
 */
public final class SendOnceInterceptor implements Interceptor {
  /**
   * A connection in steady use is not looked at; looking costs the millisecond that the look waits
   * for nothing to come.
   */
  private static final int STEADY = 2;

  private static final long RECENT = TimeUnit.MILLISECONDS.toNanos(20);

  /** Until this gateway closes a connection without a word. From then on every one is looked at. */
  private volatile boolean trusted = true;

  private final Map<Connection, Use> uses = Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    Request request = chain.request();
    RequestBody body = request.body();
    SubmitSendState guard = chain.call().request().tag(SubmitSendState.class);
    if (guard != null && body != null) {
      if (connection != null && isStale(connection)) {
        throw new StaleConnectionException("The gateway has closed the connection");
      }
      request = request.newBuilder().method(request.method(), guard.onTheWire(body)).build();
    }
    try {
      Response response = chain.proceed(request);
      if (response.code() < 200 && response.code() != 101) {
        throw severalInterimResponses(null);
      }
      if (guard != null) {
        guard.answered(response);
      }
      if (connection != null) {
        uses.merge(connection, Use.first(), Use::next);
      }
      return response;
    } catch (IOException e) {
      if (uses.containsKey(connection) && !chain.call().isCanceled()) {
        trusted = false;
      }
      throw e;
    } catch (IllegalStateException e) {
      throw isFromOkHttp(e) ? severalInterimResponses(e) : new IOException(e);
    }
  }

  /** Whether OkHttp made an exception, and not a caller's EventListener. */
  private static boolean isFromOkHttp(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("okhttp3.");
  }

  /** OkHttp 4 skips one, takes the next for the response, and stumbles over its missing body. */
  private static IOException severalInterimResponses(@Nullable IllegalStateException cause) {
    return new IOException(
        "The gateway sent more than one interim response (1xx) before its response. OkHttp 4 cannot"
            + " read that; OkHttp 5 can",
        cause);
  }

  private boolean isStale(Connection connection) throws IOException {
    Use use = uses.get(connection);
    boolean multiplexed = connection.protocol() == Protocol.HTTP_2;
    if (use == null || multiplexed || (trusted && use.steady())) {
      return false;
    }
    if (hasEnded(connection.socket())) {
      trusted = false;
      return true;
    }
    return false;
  }

  /**
   * An idle connection has nothing to read. One that has is at its end, or about to be: 408 comes
   * this way.
   */
  private static boolean hasEnded(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    socket.setSoTimeout(1);
    try {
      socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      socket.setSoTimeout(timeout);
    }
  }

  /**
   * How often a connection brought an answer, and when it last did. Real time: sockets know no
   * other.
   */
  private record Use(int answers, long at) {
    static Use first() {
      return new Use(1, System.nanoTime());
    }

    Use next(@Nullable Use now) {
      return new Use(Math.min(answers + 1, STEADY), System.nanoTime());
    }

    boolean steady() {
      return answers >= STEADY && System.nanoTime() - at < RECENT;
    }
  }
}
