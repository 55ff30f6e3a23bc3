package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.model.Image;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event listener in a caller's OkHttpClient, told of images that are fetched. */
@Timeout(30)
class DownloadListenerTest {
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();

  private FluxClient client(String gateway, EventListener listener) {
    return FluxClient.builder()
        .gateway(gateway)
        .apiKey(ClientHarness.KEY)
        .attemptTimeout(Duration.ofMillis(300))
        .threads(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              thread.setUncaughtExceptionHandler((died, why) -> uncaught.add(why));
              return thread;
            })
        .httpClient(new OkHttpClient.Builder().eventListener(listener).build())
        .build();
  }

  private static Image image(String url) {
    return SampleModels.with(Image.class, Map.of("url", url));
  }

  /** On the scheduler's thread it would hold up all of them. */
  @Test
  void holdsUpNoDeadlineWhereItBlocksBeforeAnotherTry() throws Exception {
    CountDownLatch blocks = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    EventListener blocking =
        new EventListener() {
          private int fetches;

          @Override
          public void callStart(Call call) {
            if (call.request().url().encodedPath().equals("/image") && fetches++ == 1) {
              blocks.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          }
        };
    try (ImageServer host = new ImageServer();
        SocketGateway gateway = new SocketGateway(Exchange::stall);
        FluxClient flux = client(gateway.url(), blocking)) {
      host.page("/image", out -> out.write(ImageServer.head(503, "Content-Length: 0")));
      CompletableFuture<Download> fetched =
          CompletableFuture.supplyAsync(
              () -> flux.download(image(host.url("/image")), OutputStream.nullOutputStream()));
      blocks.await();
      assertThat(flux.submitAsync(ClientHarness.REQUEST))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class);
      assertThat(fetched).isNotDone();
      end.countDown();
      assertThat(fetched)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableOfType(ExecutionException.class);
    } finally {
      end.countDown();
    }
  }

  @Test
  void isNamedAsTheCauseWhereItThrows() throws Exception {
    EventListener throwing =
        new EventListener() {
          @Override
          public void responseHeadersStart(Call call) {
            throw new IllegalStateException("my own rule");
          }
        };
    try (ImageServer host = new ImageServer();
        FluxClient flux = client(host.url("/"), throwing)) {
      host.file("/image", "image/png", SampleImages.png(100));
      assertThatThrownBy(
              () -> flux.download(image(host.url("/image")), OutputStream.nullOutputStream()))
          .isInstanceOf(TransportException.class)
          .hasStackTraceContaining("my own rule");
    }
    assertThat(uncaught).isEmpty();
  }
}
