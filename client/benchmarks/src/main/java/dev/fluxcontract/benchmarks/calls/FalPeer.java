package dev.fluxcontract.benchmarks.calls;

import ai.fal.client.ClientConfig;
import ai.fal.client.CredentialsResolver;
import ai.fal.client.FalClient;
import ai.fal.client.SubscribeOptions;
import ai.fal.client.queue.QueueResultOptions;
import ai.fal.client.queue.QueueStatusOptions;
import ai.fal.client.queue.QueueSubmitOptions;
import com.google.gson.JsonObject;
import java.util.Map;

/** fal's own client. It knows fal's host alone; its setting for a proxy brings it to ours. */
public final class FalPeer implements Peer {
  private static final String MODEL = "fal-ai/flux-1/dev";

  private final FalClient fal;

  public FalPeer(String gateway) {
    fal =
        FalClient.withConfig(
            ClientConfig.builder()
                .withCredentials(CredentialsResolver.fromApiKey("key"))
                .withProxyUrl(gateway)
                .build());
  }

  @Override
  public Submitted submit() {
    String requestId =
        fal.queue().submit(MODEL, QueueSubmitOptions.withInput(input())).getRequestId();
    return new Submitted() {
      @Override
      public Object status() {
        return FalPeer.this.status(requestId);
      }

      @Override
      public Object result() {
        return FalPeer.this.result(requestId);
      }
    };
  }

  private Object status(String requestId) {
    return fal.queue().status(MODEL, QueueStatusOptions.withRequestId(requestId));
  }

  private Object result(String requestId) {
    return fal.queue().result(MODEL, QueueResultOptions.withRequestId(requestId));
  }

  @Override
  public Object job() {
    return fal.subscribe(
        MODEL,
        SubscribeOptions.<JsonObject>builder()
            .input(input())
            .logs(false)
            .resultType(JsonObject.class)
            .build());
  }

  private static Map<String, Object> input() {
    return Map.of("prompt", "a lighthouse in a storm, oil on canvas", "num_images", 1);
  }
}
