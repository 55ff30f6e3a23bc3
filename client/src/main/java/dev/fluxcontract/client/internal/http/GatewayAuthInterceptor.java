package dev.fluxcontract.client.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the key on a request at the last moment, and only on its way to the gateway's own origin.
 * Neither a redirect nor an interceptor that sends a request elsewhere takes the key along, and
 * none that logs requests sees it.
 */
public final class GatewayAuthInterceptor implements Interceptor {
  private static final String AUTHORIZATION = "Authorization";

  private final BaseUrl gateway;
  private final String authorization;

  GatewayAuthInterceptor(BaseUrl gateway, String authorization) {
    this.gateway = gateway;
    this.authorization = authorization;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return chain.proceed(
        gateway.owns(request.url())
            ? request.newBuilder().header(AUTHORIZATION, authorization).build()
            : request);
  }
}
