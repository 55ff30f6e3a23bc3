package dev.fluxcontract.conformance.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one gateway. What may cost money goes out once, on a connection of its own;
 * what only reads may be sent again. Safe from many threads.
 */
public final class Caller implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  /** A failure that took that many milliseconds is one that held the run. */
  private static final long WEARING = 500;

  /** How long a stop may go unnoticed by who rests. */
  private static final Duration NAP = Duration.ofMillis(200);

  private final Scheme scheme;
  private final Keys keys;
  private final Redaction redaction;
  private final Exchanges exchanges;
  private final Patience patience;
  private final Patience storePatience;
  private final Time time;
  private final OkHttpClient reads;
  private final OkHttpClient writes;
  private final OkHttpClient files;
  private final Queue<Reply> betrayals = new ConcurrentLinkedQueue<>();
  private volatile @Nullable String stopped;

  /** A caller with that key; no exchange takes longer than {@code most}. */
  public Caller(Scheme scheme, String key, Duration most, Time time, Random random) {
    this.scheme = scheme;
    this.keys = Keys.around(key, random);
    this.redaction = new Redaction(key, keys.wrong());
    this.exchanges = new Exchanges(redaction);
    this.patience = new Patience(most);
    this.storePatience = new Patience(most);
    this.time = time;
    this.reads =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .connectionPool(new ConnectionPool(16, 10, TimeUnit.SECONDS))
            .build();
    // OkHttp sends a POST again on a pooled connection that has gone stale: no pool, no second
    // bill. No connection is ever kept; a short time to keep it would have OkHttp look for it all
    // the while that a submit waits.
    this.writes =
        reads
            .newBuilder()
            .dispatcher(new Dispatcher())
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
            .build();
    this.files = reads.newBuilder().followRedirects(true).build();
  }

  /** Sends a request; a read that is told to come back later does so. */
  public Reply send(Ask ask) {
    return ask.submits() ? once(ask) : patiently(ask, this::once);
  }

  private Reply patiently(Ask ask, Function<Ask, Reply> exchange) {
    Reply reply = exchange.apply(ask);
    for (int tries = 0; tries < 5 && RetryAfter.asked(reply); tries++) {
      rest(RetryAfter.of(reply));
      reply = exchange.apply(ask);
    }
    return reply;
  }

  /** Sends a request once, whatever the answer. */
  public Reply once(Ask ask) {
    goOn();
    Reply reply = exchange(ask, ask.method().equals("GET") ? reads : writes, limits(ask));
    // Only images need a long answer.
    boolean rambling = reply.length() > Limits.SHORT && reply.json().findValue("images") == null;
    if (ask.limits() == null && (slow(reply) || rambling)) {
      patience.wore();
    }
    note(reply);
    return reply;
  }

  private Limits limits(Ask ask) {
    return ask.limits() != null ? ask.limits() : new Limits(patience.left(), patience.bytes());
  }

  private static boolean slow(Reply reply) {
    return reply.trouble() != null && reply.exchange().millis() > WEARING;
  }

  /** Throws {@link Stopped} where nothing is sent any more. */
  public void goOn() {
    String reason = stopped;
    if (reason != null) {
      throw new Stopped(reason);
    }
  }

  /** Fetches a file, following redirects. The key stays here. */
  public Reply fetch(Ask ask) {
    return patiently(ask, this::file);
  }

  private Reply file(Ask ask) {
    goOn();
    Limits limits = new Limits(storePatience.left(), Limits.FILE);
    Reply reply = exchange(ask.as(Credentials.NONE), files, limits);
    if (slow(reply)) {
      storePatience.wore();
    }
    return reply;
  }

  /** Sends a last request although the run has been stopped. */
  public Reply lastly(Ask ask) {
    return exchange(ask, writes, limits(ask));
  }

  /** Waits; a stop ends it early. */
  public void rest(Duration duration) {
    Duration left = duration;
    try {
      do {
        goOn();
        time.sleep(left.compareTo(NAP) < 0 ? left : NAP);
        left = left.minus(NAP);
      } while (!left.isNegative() && !left.isZero());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped("the run was interrupted");
    }
  }

  /** From now on nothing is sent, and reads under way are broken off. */
  public void stop(String reason) {
    stopped = reason;
    reads.dispatcher().cancelAll();
  }

  /** The word before the key. */
  public Scheme scheme() {
    return scheme;
  }

  /** Takes the key out of a text. */
  public Redaction redaction() {
    return redaction;
  }

  /** A text as it may be shown: without the key, and not too long. */
  public String shown(String text) {
    return Text.bounded(redaction.of(text));
  }

  /** What a stranger may try: no key, one that is made up, and those that are almost the key. */
  public List<Credentials> strangers() {
    return keys.strangers();
  }

  /** The answers that gave the key away. */
  public List<Reply> betrayals() {
    return List.copyOf(betrayals);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    reads.connectionPool().evictAll();
    reads.dispatcher().executorService().shutdown();
  }

  private Reply exchange(Ask ask, OkHttpClient client, Limits limits) {
    Request request = request(ask);
    okhttp3.Call call = client.newCall(request);
    call.timeout().timeout(limits.time().toNanos(), TimeUnit.NANOSECONDS);
    long start = time.nanos();
    int status = 0;
    Headers headers = Headers.of();
    byte[] body = {};
    String trouble = null;
    try (Response response = call.execute()) {
      status = response.code();
      headers = response.headers();
      Buffer read = new Buffer();
      trouble = read(response.body().source(), limits.bytes(), read);
      body = read.readByteArray();
    } catch (IOException e) {
      // What a gateway sends in place of HTTP stands in the message, word for word.
      trouble = redaction.of(trouble(e, limits));
    }

    long millis = millis(start);
    Reply reply =
        new Reply(
            status,
            headers,
            body,
            trouble,
            exchanges.of(ask, request, status, headers, body, millis, trouble));
    return reply;
  }

  private long millis(long start) {
    return TimeUnit.NANOSECONDS.toMillis(time.nanos() - start);
  }

  private static @Nullable String read(BufferedSource source, long most, Buffer sink)
      throws IOException {
    while (source.read(sink, 64 << 10) != -1) {
      if (sink.size() > most) {
        sink.clear();
        return "the answer does not end: more than " + (most >> 20) + " MiB came";
      }
    }
    return null;
  }

  private String trouble(IOException e, Limits limits) {
    if (e instanceof InterruptedIOException) {
      return "no whole answer within " + limits.time().toMillis() / 1000.0 + " s";
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e instanceof java.net.ConnectException
        ? "no connection" + message
        : "the exchange broke off (" + e.getClass().getSimpleName() + message + ")";
  }

  private Request request(Ask ask) {
    Request.Builder request =
        new Request.Builder().url(ask.url()).header("Accept", "application/json, */*");
    request.header("User-Agent", "flux-conformance");
    String body = ask.body();
    if (body != null) {
      request.method(ask.method(), RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON));
    } else {
      request.method(
          ask.method(), ask.method().equals("GET") ? null : RequestBody.create(new byte[0]));
    }
    String shown = keys.of(ask.credentials());
    if (shown != null) {
      boolean other = ask.credentials() == Credentials.OTHER_SCHEME;
      String word = (other ? scheme.other() : scheme).word();
      request.header("Authorization", word + " " + shown);
    }
    return request.build();
  }

  private void note(Reply reply) {
    if (redaction.betrays(reply.text()) || redaction.betrays(reply.headers())) {
      betrayals.add(reply);
    }
  }
}
