package dev.fluxcontract.client.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the gateway's own calls were answered: in private networks or outside. A lookup
 * of its name at another time proves nothing, since the gateway's owner controls the DNS.
 */
final class PrivateGatewayDetector implements Interceptor {
  private final BaseUrl gateway;
  private volatile boolean seenInside;
  private volatile boolean seenOutside;

  PrivateGatewayDetector(BaseUrl gateway) {
    this.gateway = gateway;
  }

  /** Whether all answers came from private networks, and there was one. */
  boolean isPrivate() {
    return seenInside && !seenOutside;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    InetAddress address = address(chain.connection());
    if (address != null && gateway.owns(chain.request().url())) {
      if (AddressKind.isPublic(address)) {
        seenOutside = true;
      } else {
        seenInside = true;
      }
    }
    return response;
  }

  /** Null behind a proxy, which has an address of its own. */
  private static @Nullable InetAddress address(@Nullable Connection connection) {
    Route route = connection == null ? null : connection.route();
    return route == null || route.proxy().type() != Proxy.Type.DIRECT
        ? null
        : route.socketAddress().getAddress();
  }
}
