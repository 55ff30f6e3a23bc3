package dev.fluxcontract.client;

import dev.fluxcontract.client.model.ApiModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A program that ends without closing its client, at one of several moments. */
final class EndOfMainProgram {
  static final String LAST_WORD = "end of main";

  private EndOfMainProgram() {}

  public static void main(String[] args) {
    FluxClient client = FluxClient.builder().gateway(args[1]).apiKey("sk-very-secret").build();
    ApiModel request = ClientHarness.REQUEST;
    Future<?> underWay =
        switch (args[0]) {
          case "submitting" -> client.submitAsync(request);
          case "waiting" -> client.submitAsync(request).join().future();
          default -> finished(client.submitAsync(request).thenCompose(Job::future));
        };
    System.out.println(LAST_WORD + ", " + (underWay.isDone() ? "all done" : "a call under way"));
  }

  private static Future<?> finished(CompletableFuture<?> future) {
    future.join();
    return future;
  }
}
