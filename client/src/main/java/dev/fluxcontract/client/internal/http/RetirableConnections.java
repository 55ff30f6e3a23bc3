package dev.fluxcontract.client.internal.http;

import java.io.IOException;
import java.io.Serial;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The connections that calls share until one of them may be dead. OkHttp has no way to retire a
 * single HTTP/2 connection on which other calls are still under way, so all are: calls that have
 * one keep it, and no other call gets one of them.
 */
final class RetirableConnections implements Interceptor {
  private static final int IDLE_CONNECTIONS = 64;

  /** Shorter than the time after which balancers and firewalls forget a connection. */
  private static final long IDLE_SECONDS = 30;

  private final OkHttpClient client;
  private volatile boolean retired;

  RetirableConnections(OkHttpClient settings) {
    OkHttpClient.Builder builder = settings.newBuilder().connectionPool(newPool());
    builder.networkInterceptors().add(0, this);
    client = builder.build();
  }

  static ConnectionPool newPool() {
    return new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
  }

  OkHttpClient client() {
    return client;
  }

  void retire() {
    retired = true;
    client.connectionPool().evictAll();
  }

  /** A call may have waited for its turn since before its connections were retired. */
  @Override
  public Response intercept(Chain chain) throws IOException {
    if (retired) {
      throw new StaleConnectionException("The connection may be dead");
    }
    BoundedSocketFactory.limitWrites(chain.connection(), client.pingIntervalMillis());
    return chain.proceed(chain.request());
  }

  /** The request was not sent; it may be sent on another connection. */
  static final class StaleConnectionException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    StaleConnectionException(String message) {
      super(message);
    }
  }
}
