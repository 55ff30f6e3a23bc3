package dev.fluxcontract.benchmarks.calls;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.DevTextToImage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** This project's client. It asks without a pause here, as the others do: the jobs are done. */
public final class OurPeer implements Peer {
  private final FluxClient flux;

  /** {@code threads}: null for the client's own. */
  public OurPeer(String gateway, @Nullable ThreadFactory threads) {
    FluxClient.Builder builder =
        FluxClient.builder().gateway(gateway).apiKey("key").polling(progress -> Duration.ZERO);
    if (threads != null) {
      builder.threads(threads);
    }
    flux = builder.build();
  }

  @Override
  public Submitted submit() {
    Job job = flux.submit(order());
    return new Submitted() {
      @Override
      public Object status() {
        return job.status();
      }

      @Override
      public Object result() {
        return job.result();
      }
    };
  }

  @Override
  public Object job() {
    return flux.submit(order()).await();
  }

  @Override
  public CompletableFuture<?> start() {
    return flux.submitAsync(order()).thenCompose(Job::future);
  }

  @Override
  public void close() {
    flux.close();
  }

  private static DevTextToImage order() {
    return DevTextToImage.builder("a lighthouse in a storm, oil on canvas").numImages(1).build();
  }
}
