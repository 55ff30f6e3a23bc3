package dev.fluxcontract.client;

import static dev.fluxcontract.client.ImageServer.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A download ends when its time is up or its thread is interrupted, wherever it stands. */
@Timeout(60)
class DownloadLimitsTest {
  private static final DownloadOptions TEN_SECONDS =
      DownloadOptions.defaults().deadline(Duration.ofSeconds(10));

  @TempDir Path folder;
  private ImageServer host;
  private DownloadHarness fetching;

  @BeforeEach
  void start() throws IOException {
    host = new ImageServer();
    fetching = new DownloadHarness(host.url("/"), settings -> settings.retries(2));
  }

  @AfterEach
  void stop() throws IOException {
    fetching.close();
    host.close();
  }

  /** Before the status line, within the headers, after them, and within the image. */
  static Stream<byte[]> beginnings() {
    String headers = "HTTP/1.1 200 So\r\nContent-Type: image/png\r\nContent-Length: 300000\r\n";
    return Stream.of(
            "",
            headers,
            headers + "\r\n",
            headers + "\r\n" + "\u0089PNG\r\n\u001a\n" + "x".repeat(150_000))
        .map(SampleImages::bytes);
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void theDeadlineIsKept(byte[] beginning) throws InterruptedException {
    CountDownLatch gone = host.stall("/a", beginning);
    CompletableFuture<Download> download = CompletableFuture.supplyAsync(this::download);
    awaitRequest();
    fetching.time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(download).isNotDone();
    fetching.time.advance(Duration.ofNanos(1));
    assertThatThrownBy(download::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(DeadlineExceededException.class)
        .hasMessageContaining("PT10S");
    gone.await();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void anInterruptReachesTheSocket(byte[] beginning) throws InterruptedException {
    CountDownLatch gone = host.stall("/a", beginning);
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                download();
              } catch (InterruptedCallException e) {
                flag.complete(Thread.currentThread().isInterrupted());
              } catch (RuntimeException e) {
                flag.completeExceptionally(e);
              }
            });
    thread.start();
    awaitRequest();
    thread.interrupt();
    assertThat(flag.join()).isTrue();
    gone.await();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closingEndsIt() throws InterruptedException {
    CountDownLatch gone = host.stall("/a", head(200));
    CompletableFuture<Download> download = CompletableFuture.supplyAsync(this::download);
    awaitRequest();
    fetching.close();
    assertThatThrownBy(download::join).hasCauseInstanceOf(TransportException.class);
    gone.await();
    assertThatThrownBy(this::download).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aThreadInterruptedBeforehandFetchesNothing() {
    host.file("/a", "image/png", SampleImages.png(99));
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::download).isInstanceOf(InterruptedCallException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
    assertThat(fetching.threads.given()).isZero();
  }

  @Test
  void anEndedDownloadLeavesNoTimer() {
    host.file("/a", "image/png", SampleImages.png(99));
    download();
    assertThat(fetching.time.pending()).isZero();
    host.file("/a", "text/html", SampleImages.bytes("<html>"));
    assertThatThrownBy(this::download).isInstanceOf(BadAnswerException.class);
    assertThat(fetching.time.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 408, 429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgain(int status) {
    fail(status);
    CompletableFuture<Download> download = CompletableFuture.supplyAsync(this::download);
    awaitPause(1);
    fetching.time.advance(Duration.ofMillis(250));
    awaitPause(2);
    host.file("/a", "image/png", SampleImages.png(99));
    fetching.time.advance(Duration.ofMillis(500));
    assertThat(download.join().size()).isEqualTo(99);
  }

  @Test
  void butNotForEver() {
    fail(503);
    CompletableFuture<Download> download = CompletableFuture.supplyAsync(this::download);
    awaitPause(1);
    fetching.time.advance(Duration.ofMillis(250));
    awaitPause(2);
    fetching.time.advance(Duration.ofMillis(500));
    assertThatThrownBy(download::join)
        .hasCauseInstanceOf(BadAnswerException.class)
        .hasMessageContaining("HTTP 503");
    assertThat(host.requests).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410})
  void whatDoesNotPassIsNotTriedAgain(int status) {
    fail(status);
    assertThatThrownBy(this::download).hasMessageContaining("HTTP " + status);
    assertThat(host.requests).hasSize(1);
  }

  @Test
  void nothingIsTriedAgainOnceItsFirstByteHasCome() {
    host.page(
        "/a",
        out ->
            out.write(
                SampleImages.bytes("HTTP/1.1 200 So\r\nContent-Length: 9999\r\n\r\n\u0089PNG")));
    assertThatThrownBy(this::download).isInstanceOf(TransportException.class);
    assertThat(host.requests).hasSize(1);
  }

  @Test
  void thePausesCountForTheDeadline() {
    fail(503);
    CompletableFuture<Download> late = CompletableFuture.supplyAsync(this::download);
    awaitPause(1);
    fetching.time.advance(Duration.ofSeconds(10));
    assertThatThrownBy(late::join).hasCauseInstanceOf(DeadlineExceededException.class);
  }

  /** Status 0: hangs up without a word. */
  private void fail(int status) {
    host.page("/a", out -> out.write(status == 0 ? new byte[0] : head(status)));
  }

  /** So many requests were answered, and the next is due later. */
  private void awaitPause(int requests) {
    while (host.requests.size() < requests || fetching.time.pending() < 2) {
      Thread.onSpinWait();
    }
  }

  private Download download() {
    return fetching.toFile(host.url("/a"), folder.resolve("a.png"), TEN_SECONDS);
  }

  private void awaitRequest() {
    while (host.requests.isEmpty()) {
      Thread.onSpinWait();
    }
  }
}
