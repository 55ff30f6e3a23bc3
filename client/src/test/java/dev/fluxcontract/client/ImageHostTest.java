package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ImageHostTest {
  private static final byte[] LARGE = SampleImages.png(ImageInput.DEFAULT_MAX_BYTES + 1);
  private static final ImageHost NOT_CALLED =
      (image, mediaType) -> {
        throw new AssertionError("It fits a data URI");
      };

  @TempDir Path folder;

  @Test
  void isNotAskedForWhatFitsADataUri() throws IOException {
    byte[] small = SampleImages.png(ImageInput.DEFAULT_MAX_BYTES);
    assertThat(ImageInput.of(small, NOT_CALLED)).startsWith("data:image/png;base64,");
    Path file = Files.write(folder.resolve("a.png"), SampleImages.png(99));
    assertThat(ImageInput.of(file, NOT_CALLED)).isEqualTo(ImageInput.of(file));
  }

  @Test
  void getsALargeImageAndGivesItsUrl() throws IOException {
    Path file = Files.write(folder.resolve("a.jpg"), LARGE);
    ImageHost host =
        (image, mediaType) ->
            "https://store.test/" + mediaType + "/" + (image.length == LARGE.length);
    assertThat(ImageInput.of(file, host)).isEqualTo("https://store.test/image/png/true");
    assertThat(ImageInput.of(LARGE, host)).isEqualTo("https://store.test/image/png/true");
  }

  @Test
  void isNotAskedForWhatIsNoImage() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), new byte[LARGE.length]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageInput.of(file, NOT_CALLED))
        .withMessageContaining("a.png is not an image");
  }

  @Test
  void isNotSuggestedToACallerWhoHasOne() throws IOException {
    byte[] larger = new byte[ImageInput.MAX_HOSTED_BYTES + 1];
    Path file = Files.write(folder.resolve("a.png"), larger);
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> ImageInput.of(larger, NOT_CALLED), () -> ImageInput.of(file, NOT_CALLED))) {
      assertThatIllegalArgumentException()
          .isThrownBy(call)
          .withMessageContaining("104,857,601 bytes, the limit is 104,857,600")
          .withMessageContaining("give its URL")
          .withMessageNotContaining("larger limit")
          .withMessageNotContaining("ImageHost");
    }
  }

  @Test
  void mayFail() {
    ImageHost host =
        (image, mediaType) -> {
          throw new IOException("the bucket is full");
        };
    assertThatThrownBy(() -> ImageInput.of(LARGE, host))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("ImageHost")
        .hasMessageContaining("the bucket is full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bucket/secret.png", "s3://bucket/secret.png", "file:///secret.png"})
  void mustGiveAUrlThatAGatewayCanFetch(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageInput.of(LARGE, (image, mediaType) -> url))
        .withMessageContaining("http or https URL")
        .withMessageNotContaining("secret");
  }

  /** The recipe on the client's page. */
  @Test
  void canBeAStoreWithPresignedUrls() throws Exception {
    BlockingQueue<String> puts = new LinkedBlockingQueue<>();
    HttpServer store =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          int size = exchange.getRequestBody().readAllBytes().length;
          puts.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + size
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    store.start();
    try {
      URI presigned =
          URI.create("http://127.0.0.1:" + store.getAddress().getPort() + "/a.png?signature=s");
      assertThat(ImageInput.of(LARGE, presigned(presigned)))
          .isEqualTo("http://127.0.0.1:" + store.getAddress().getPort() + "/a.png");
      assertThat(puts)
          .containsExactly("PUT /a.png?signature=s image/png " + LARGE.length + " null");
    } finally {
      store.stop(0);
    }
  }

  private static ImageHost presigned(URI put) {
    HttpClient http = HttpClient.newHttpClient();
    return (image, mediaType) -> {
      HttpRequest request =
          HttpRequest.newBuilder(put)
              .header("Content-Type", mediaType)
              .PUT(HttpRequest.BodyPublishers.ofByteArray(image))
              .build();
      try {
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
          throw new IOException("the store answered " + status);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      return put.toString().replaceAll("\\?.*", "");
    };
  }
}
