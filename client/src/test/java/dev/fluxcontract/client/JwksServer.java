package dev.fluxcontract.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The address of a key set without a network in between, and how often it was asked. */
public final class JwksServer implements Interceptor {
  public int status = 200;
  public String body;
  public boolean down;
  public int asked;

  public JwksServer(WebhookSigner... senders) {
    body = keySet(senders);
  }

  static String keySet(WebhookSigner... senders) {
    List<String> keys = List.of(senders).stream().map(WebhookSigner::jwk).toList();
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  public OkHttpClient client() {
    return new OkHttpClient.Builder()
        .callTimeout(Duration.ofSeconds(10))
        .addInterceptor(this)
        .build();
  }

  @Override
  public synchronized Response intercept(Chain chain) throws IOException {
    asked++;
    if (down) {
      throw new IOException("no route to host");
    }
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, MediaType.get("application/json")))
        .build();
  }
}
