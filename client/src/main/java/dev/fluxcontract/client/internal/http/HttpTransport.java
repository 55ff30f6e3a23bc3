package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Makes calls to the gateway on an OkHttp of this client's own, a bounded number at a time. */
public final class HttpTransport implements AutoCloseable {
  /**
   * So many submits, and so many other calls, at a time. Each has a thread while it lasts, and a
   * connection of its own where the gateway speaks HTTP/1.1. OkHttp's five per host would throttle
   * a queue.
   */
  static final int CALLS_AT_A_TIME = 128;

  static final String USER_AGENT = "User-Agent";

  /**
   * What this client calls itself; a caller's interceptors and submits may say otherwise. The
   * version is in the jar's manifest, which is not read on the module path.
   */
  static final String CLIENT =
      ("flux-client/" + HttpTransport.class.getPackage().getImplementationVersion())
          .replace("/null", "");

  private final BaseUrl gateway;
  private final Scheduler time;
  private final ExecutorService threads;
  private final boolean usesOwnSettings;
  private final PrivateGatewayDetector addresses;
  private final CallSlots reads;

  /** Apart from the others, so that reads that stall hold up no submit. */
  private final CallSlots submits;

  private final ConnectionPool connectionsToOtherHosts = RetirableConnections.newPool();
  private OkHttpClient settings;
  private volatile RetirableConnections connections;

  /**
   * A transport with the settings of a caller's OkHttpClient, if there is one, except for those
   * that guard money, key and deadlines.
   */
  public HttpTransport(
      BaseUrl gateway,
      String authorization,
      @Nullable OkHttpClient callers,
      Duration connectTimeout,
      Duration readLimit,
      ExecutorService threads,
      Scheduler time) {
    this.gateway = gateway;
    this.time = time;
    this.threads = threads;
    this.usesOwnSettings = callers == null;
    this.addresses = new PrivateGatewayDetector(gateway);
    this.reads = new CallSlots(CALLS_AT_A_TIME, threads);
    this.submits = new CallSlots(CALLS_AT_A_TIME, threads);
    OkHttpClient.Builder builder =
        (callers == null ? ownSettings(gateway) : callers.newBuilder())
            .dispatcher(dispatcher(threads))
            .followRedirects(false)
            .followSslRedirects(false)
            .authenticator(Authenticator.NONE)
            .cache(null)
            .connectTimeout(connectTimeout)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .callTimeout(Duration.ZERO)
            .pingInterval(pingInterval(readLimit))
            .addNetworkInterceptor(RetryAfterHeader::bounded)
            .addNetworkInterceptor(addresses)
            .addNetworkInterceptor(new SendOnceInterceptor())
            .addNetworkInterceptor(new GatewayAuthInterceptor(gateway, authorization));
    BoundedSocketFactory.install(builder, callers);
    this.settings = builder.build();
    this.connections = new RetirableConnections(settings);
  }

  /** Setting up TLS takes a third of the CPU time of a program's first submit: not for http. */
  private static OkHttpClient.Builder ownSettings(BaseUrl gateway) {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    return gateway.base().isHttps()
        ? builder
        : builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
  }

  /** For the status streams; the calls of a {@link CallSlots} are only cancelled by it. */
  private static Dispatcher dispatcher(ExecutorService threads) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(CALLS_AT_A_TIME);
    dispatcher.setMaxRequestsPerHost(CALLS_AT_A_TIME);
    return dispatcher;
  }

  /**
   * A dead HTTP/2 connection is noticed after two intervals: before a read reaches its limit. An
   * interval is at least one second, and at most ten.
   */
  private static Duration pingInterval(Duration readLimit) {
    return Duration.ofMillis(Math.min(Math.max(readLimit.toMillis() / 2, 1_000), 10_000));
  }

  RetirableConnections connections() {
    return connections;
  }

  /** Gives new connections to all calls that have none yet. */
  void retire(RetirableConnections suspect) {
    replace(suspect, settings);
  }

  /** As {@link #retire}, and never speaks HTTP/2 again. */
  void fallBackToHttp1(RetirableConnections refusing) {
    replace(refusing, settings.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build());
  }

  private synchronized void replace(RetirableConnections old, OkHttpClient with) {
    if (connections == old) {
      settings = with;
      connections = new RetirableConnections(with);
      old.retire();
    }
  }

  /** Runs a task on another thread if one can be had, unless this transport is closed. */
  public void executeAsync(Runnable task) {
    try {
      threads.execute(task);
    } catch (Throwable e) {
      // A close has completed whatever the task was to complete.
      if (!threads.isShutdown()) {
        task.run();
      }
    }
  }

  /**
   * Cancels a call on another thread: OkHttp calls a caller's EventListener there, which may throw
   * or block.
   */
  public void cancel(Call call) {
    executeAsync(call::cancel);
  }

  /** Where calls with that request wait for their turn. */
  CallSlots slots(Request request) {
    return request.tag(SubmitSendState.class) == null ? reads : submits;
  }

  /** Slots for calls to other hosts. */
  public CallSlots slots(int atATime) {
    return new CallSlots(atATime, threads);
  }

  /** OkHttp with the settings and the connections of the calls to the gateway. */
  public OkHttpClient client() {
    return connections.client();
  }

  /**
   * Whether the gateway is in a private network: by its address, if its URL has one; otherwise by
   * where its calls were answered. One that was not called yet is not.
   */
  public boolean isGatewayPrivate() {
    InetAddress literal = AddressKind.literal(gateway.host());
    return literal == null
        ? AddressKind.isLoopback(gateway.host()) || addresses.isPrivate()
        : !AddressKind.isPublic(literal);
  }

  /** The settings of a client like that for reads, for other hosts, which may be at https. */
  public OkHttpClient.Builder forOtherHosts() {
    OkHttpClient.Builder builder = client().newBuilder().connectionPool(connectionsToOtherHosts);
    return usesOwnSettings
        ? builder.connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
        : builder;
  }

  public BaseUrl gateway() {
    return gateway;
  }

  public Scheduler time() {
    return time;
  }

  /** Cancels what is under way, and closes all connections. */
  @Override
  public void close() {
    executeAsync(client().dispatcher()::cancelAll);
    connections.retire();
    connectionsToOtherHosts.evictAll();
  }

  /** Where a call ends: by exactly one of these, unless the call is cancelled first. */
  public interface ResponseHandler {
    void answered(GatewayResponse answer);

    /** No answer came. */
    void failed(IOException e);

    /** No answer came before a time limit ended the call. */
    void timedOut(IOException e);
  }
}
