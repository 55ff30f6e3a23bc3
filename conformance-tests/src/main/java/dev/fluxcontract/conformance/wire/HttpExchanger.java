package dev.fluxcontract.conformance.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.util.Map;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Writes one request of HTTP/1.1 and reads one answer, within limits. What an HTTP library does
 * unasked, such as to send a request again, to follow a redirect or to read a header without a
 * bound, would cost money here, or hide what the gateway did. Whatever goes wrong is a part of the
 * answer.
 */
public final class HttpExchanger implements AutoCloseable {
  /** One request; a body of null is none, and an empty one is sent as such. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Message(
      String method, HttpUrl url, Map<String, String> headers, byte @Nullable [] body) {}

  /** What came of an exchange; {@code trouble} is null where an answer came whole. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(
      int status, ReceivedHeaders headers, byte[] body, @Nullable Trouble trouble) {
    /** Nothing that came of an exchange, for a reason. */
    public static Answer none(@Nullable Trouble trouble) {
      return new Answer(0, new ReceivedHeaders(), new byte[0], trouble);
    }
  }

  /** What went wrong on the way. */
  public record Trouble(TroubleKind kind, String message) {}

  /** How an exchange goes wrong. */
  public enum TroubleKind {
    /** The time was over. */
    LATE,
    /** More came than an answer needs. */
    ENDLESS,
    /** Anything else. */
    BROKEN
  }

  private static final String UNTRUSTED =
      "its certificate is not trusted. If it should be, save it as gateway.pem, run keytool"
          + " -importcert -noprompt -alias gateway -file gateway.pem -keystore trust.p12 -storepass"
          + " changeit, and start java with -Djavax.net.ssl.trustStore=trust.p12";

  private final AddressRule rule;
  private final IdleConnections idle = new IdleConnections();
  private final ExchangeWatchdog watchdog = new ExchangeWatchdog();

  /** Connects to addresses that a rule allows. */
  public HttpExchanger(AddressRule rule) {
    this.rule = rule;
  }

  /**
   * Sends a request on a connection of its own.
   *
   * @param breakable whether {@link #breakOff()} ends it
   */
  public Answer once(Message message, ExchangeLimits limits, boolean breakable) {
    try (ExchangeWatchdog.Watch watch = watchdog.begin(limits.time(), breakable)) {
      return exchange(message, limits, watch, null, true);
    }
  }

  /** Sends a request on a connection that is used for nothing else, before or after. */
  public Answer alone(Message message, ExchangeLimits limits) {
    try (ExchangeWatchdog.Watch watch = watchdog.begin(limits.time(), true)) {
      return exchange(message, limits, watch, null, false);
    }
  }

  /** Sends a request that may be sent again, on a connection that is open already. */
  public Answer reusing(Message message, ExchangeLimits limits) {
    try (ExchangeWatchdog.Watch watch = watchdog.begin(limits.time(), true)) {
      HttpConnection open = idle.take(message.url());
      if (open != null) {
        Answer answer = exchange(message, limits, watch, open, true);
        // A connection may be closed while it is idle; then nobody has read the request.
        if (answer.status() > 0 || watch.ended()) {
          return answer;
        }
      }
      return exchange(message, limits, watch, null, true);
    }
  }

  /** Ends all exchanges that may be ended. */
  public void breakOff() {
    watchdog.breakOff();
  }

  @Override
  public void close() {
    idle.close();
    watchdog.close();
  }

  private Answer exchange(
      Message message,
      ExchangeLimits limits,
      ExchangeWatchdog.Watch watch,
      @Nullable HttpConnection open,
      boolean keep) {
    HttpConnection connection = open;
    ResponseReader reader = null;
    Trouble trouble = null;
    boolean kept = false;
    try {
      if (connection == null) {
        connection = HttpConnection.to(message.url(), rule, watch::over);
      }
      watch.over(connection);
      reader = new ResponseReader(connection);
      send(message, connection, reader);
      reader.readBody(limits);
      kept = keep && reader.keepsOpen() && !watch.ended() && idle.keep(message.url(), connection);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      trouble = trouble(e, watch, limits);
    } finally {
      if (connection != null && !kept) {
        connection.close();
      }
    }
    return reader == null
        ? Answer.none(trouble)
        : new Answer(reader.status(), reader.headers(), reader.body(), trouble);
  }

  /** A gateway may answer, and close, before it has read a long body: then the answer counts. */
  private static void send(Message message, HttpConnection connection, ResponseReader reader)
      throws IOException {
    IOException unsent = null;
    try {
      connection.out().write(head(message, connection.proxied()));
      if (message.body() != null) {
        connection.out().write(message.body());
      }
      connection.out().flush();
    } catch (IOException e) {
      unsent = e;
    }
    try {
      reader.readHead();
    } catch (IOException e) {
      throw unsent == null ? e : unsent;
    }
  }

  private static byte[] head(Message message, boolean wholeUrl) {
    HttpUrl url = message.url();
    StringBuilder head = new StringBuilder(message.method()).append(' ');
    if (wholeUrl) {
      head.append(HttpConnection.origin(url));
    }
    head.append(url.encodedPath());
    if (url.encodedQuery() != null) {
      head.append('?').append(url.encodedQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(HttpConnection.authority(url)).append("\r\n");
    message
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Accept-Encoding: gzip\r\nConnection: keep-alive\r\n");
    if (message.body() != null) {
      head.append("Content-Length: ").append(message.body().length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Trouble trouble(Throwable e, ExchangeWatchdog.Watch watch, ExchangeLimits limits) {
    if (watch.late()) {
      double seconds = limits.time().toMillis() / 1000.0;
      return new Trouble(TroubleKind.LATE, "no whole answer within " + seconds + " s");
    }
    if (e instanceof BoundedSource.TooLongException) {
      return new Trouble(TroubleKind.ENDLESS, String.valueOf(e.getMessage()));
    }
    if (e instanceof SSLException && isUntrusted(e)) {
      return new Trouble(TroubleKind.BROKEN, UNTRUSTED);
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    boolean unconnected = e instanceof ConnectException || e instanceof UnknownHostException;
    return new Trouble(
        TroubleKind.BROKEN,
        unconnected
            ? "no connection" + message
            : "the exchange broke off (" + e.getClass().getSimpleName() + message + ")");
  }

  /** Whether nobody who is trusted has signed; a wrong name or date is another matter. */
  private static boolean isUntrusted(Throwable e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof CertPathBuilderException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
