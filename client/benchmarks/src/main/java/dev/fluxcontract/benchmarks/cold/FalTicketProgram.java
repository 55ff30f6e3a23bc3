package dev.fluxcontract.benchmarks.cold;

import ai.fal.client.ClientConfig;
import ai.fal.client.CredentialsResolver;
import ai.fal.client.FalClient;
import ai.fal.client.queue.QueueSubmitOptions;
import java.util.Map;

/** A program that submits one job and ends, with fal's client. */
final class FalTicketProgram {
  private FalTicketProgram() {}

  public static void main(String[] arguments) {
    FalClient fal =
        FalClient.withConfig(
            ClientConfig.builder()
                .withCredentials(CredentialsResolver.fromApiKey("key"))
                .withProxyUrl(arguments[0])
                .build());
    Map<String, Object> order =
        Map.of("prompt", "a lighthouse in a storm, oil on canvas", "num_images", 1);
    ProgramEnd.with(
        fal.queue()
            .submit("fal-ai/flux-1/dev", QueueSubmitOptions.withInput(order))
            .getRequestId());
  }
}
