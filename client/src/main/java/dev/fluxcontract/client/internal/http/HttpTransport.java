package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Carries calls to the gateway: an OkHttp of this client's own, and a time limit for each call. */
public final class HttpTransport implements AutoCloseable {
  /**
   * So many calls at a time, each on a thread of its own while it lasts. OkHttp's five per host
   * would throttle a queue.
   */
  private static final int AT_A_TIME = 256;

  private static final int IDLE_CONNECTIONS = 64;

  /** Shorter than what balancers and firewalls forget a connection after. */
  private static final long IDLE_SECONDS = 30;

  private final OkHttpClient reads;

  /**
   * Over the same connections, but in a queue of their own: reads that stall must not hold them up.
   */
  private final OkHttpClient submits;

  private final boolean ours;
  private final BaseUrl gateway;
  private final Scheduler time;

  private HttpTransport(
      OkHttpClient reads, OkHttpClient submits, boolean ours, BaseUrl gateway, Scheduler time) {
    this.ours = ours;
    this.reads = reads;
    this.submits = submits;
    this.gateway = gateway;
    this.time = time;
  }

  /**
   * A wire like a caller's OkHttpClient, if there is one: with its interceptors, proxy, TLS and
   * DNS, but with redirects and time limits of our own, and last of all the stops that guard money
   * and key.
   */
  public static HttpTransport to(
      BaseUrl gateway,
      String authorization,
      @Nullable OkHttpClient like,
      Duration connectTimeout,
      ExecutorService threads,
      Scheduler time) {
    OkHttpClient.Builder settings = like == null ? ours(gateway) : like.newBuilder();
    OkHttpClient reads =
        settings
            .dispatcher(dispatcher(threads))
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
            .followRedirects(false)
            .followSslRedirects(false)
            .authenticator(Authenticator.NONE)
            .cache(null)
            .connectTimeout(connectTimeout)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .callTimeout(Duration.ZERO)
            .addNetworkInterceptor(CallerThreadCall::http1)
            .addNetworkInterceptor(RetryAfterHeader::bounded)
            .addNetworkInterceptor(new SendOnceInterceptor())
            .addNetworkInterceptor(new GatewayAuthInterceptor(gateway, authorization))
            .build();
    OkHttpClient submits = reads.newBuilder().dispatcher(dispatcher(threads)).build();
    return new HttpTransport(reads, submits, like == null, gateway, time);
  }

  /** Setting up TLS takes longer than all else at a program's start, so it is left out for http. */
  private static OkHttpClient.Builder ours(BaseUrl gateway) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder().dns(CallerThreadCall.lookups(Dns.SYSTEM));
    return gateway.base().isHttps()
        ? builder
        : builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
  }

  private static Dispatcher dispatcher(ExecutorService threads) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(AT_A_TIME);
    dispatcher.setMaxRequestsPerHost(AT_A_TIME);
    return dispatcher;
  }

  /** Whether no code of a caller's stands in the way of a call, which may take its time. */
  boolean isOurs() {
    return ours;
  }

  /** The OkHttp that takes this request. */
  OkHttpClient http(Request request) {
    return request.tag(SendGuard.class) == null ? reads : submits;
  }

  /** Goes on with a task on another thread, unless this wire is closed. */
  void hop(Runnable task) {
    try {
      reads.dispatcher().executorService().execute(task);
    } catch (RejectedExecutionException e) {
      // Whoever waits for the task is told of the close.
    }
  }

  public OkHttpClient reads() {
    return reads;
  }

  /** An OkHttp like that for reads, for other hosts, which may be at https. */
  public OkHttpClient elsewhere() {
    return ours
        ? reads
            .newBuilder()
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
            .build()
        : reads;
  }

  public BaseUrl gateway() {
    return gateway;
  }

  public Scheduler time() {
    return time;
  }

  /** Closes every connection that no call is using, so that the next call opens a new one. */
  public void freshConnections() {
    reads.connectionPool().evictAll();
  }

  @Override
  public void close() {
    submits.dispatcher().cancelAll();
    reads.dispatcher().cancelAll();
    freshConnections();
  }

  /** Where a call ends: by exactly one of the two, unless the call is cancelled first. */
  public interface ResponseHandler {
    void answered(GatewayResponse answer);

    /** No answer came; {@code timedOut} where it was the time limit that ended the call. */
    void failed(IOException e, boolean timedOut);
  }
}
