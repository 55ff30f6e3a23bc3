package dev.fluxcontract.conformance.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
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
 * Puts one request on the wire and reads one answer, within limits. What may cost money goes out on
 * a connection of its own.
 */
final class ProbeTransport implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  private final AuthPrefix scheme;
  private final KeyVariants keys;
  private final SecretRedaction redaction;
  private final ExchangeRecorder exchanges;
  private final RunClock time;
  private final OkHttpClient reads;
  private final OkHttpClient writes;
  private final OkHttpClient files;

  ProbeTransport(AuthPrefix scheme, KeyVariants keys, SecretRedaction redaction, RunClock time) {
    this.scheme = scheme;
    this.keys = keys;
    this.redaction = redaction;
    this.exchanges = new ExchangeRecorder(redaction);
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

  ProbeResponse read(ProbeRequest ask, ExchangeLimits limits) {
    return exchange(ask, reads, limits);
  }

  ProbeResponse write(ProbeRequest ask, ExchangeLimits limits) {
    return exchange(ask, writes, limits);
  }

  /** Fetches a file, wherever it has moved to. The key stays here. */
  ProbeResponse file(ProbeRequest ask, ExchangeLimits limits) {
    return exchange(ask.as(ProbeCredentials.NONE), files, limits);
  }

  /** Breaks off what is being read; what is being written may be a job that was taken. */
  void breakOff() {
    reads.dispatcher().cancelAll();
  }

  @Override
  public void close() {
    reads.connectionPool().evictAll();
    reads.dispatcher().executorService().shutdown();
  }

  private ProbeResponse exchange(ProbeRequest ask, OkHttpClient client, ExchangeLimits limits) {
    Request request = request(ask);
    Call call = client.newCall(request);
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
    long millis = TimeUnit.NANOSECONDS.toMillis(time.nanos() - start);
    return new ProbeResponse(
        status,
        headers,
        body,
        trouble,
        exchanges.of(ask, request, status, headers, body, millis, trouble));
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

  private String trouble(IOException e, ExchangeLimits limits) {
    if (e instanceof InterruptedIOException) {
      return "no whole answer within " + limits.time().toMillis() / 1000.0 + " s";
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e instanceof ConnectException
        ? "no connection" + message
        : "the exchange broke off (" + e.getClass().getSimpleName() + message + ")";
  }

  private Request request(ProbeRequest ask) {
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
      boolean other = ask.credentials() == ProbeCredentials.OTHER_SCHEME;
      String word = (other ? scheme.other() : scheme).word();
      request.header("Authorization", word + " " + shown);
    }
    return request.build();
  }
}
