package dev.fluxcontract.client;

import static dev.fluxcontract.client.ImageServer.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadTest {
  private static final DownloadOptions DEFAULTS = DownloadOptions.defaults();
  private static final byte[] PNG = SampleImages.png(200_000);

  @TempDir Path folder;
  private ImageServer host;
  private Path target;
  private DownloadHarness fetching;

  @BeforeEach
  void start() throws IOException {
    host = new ImageServer();
    target = folder.resolve("a.png");
    fetching = new DownloadHarness(host.url("/fal"), settings -> settings.retries(0));
  }

  @AfterEach
  void stop() throws IOException {
    fetching.close();
    host.close();
  }

  @Test
  void savesAFileAndTellsTypeAndSize() {
    host.file("/a", "image/png", PNG);
    Download download = fetching.toFile(host.url("/a"), target, DEFAULTS);
    assertThat(target).hasBinaryContent(PNG);
    assertThat(download.size()).isEqualTo(PNG.length);
    assertThat(download.contentType()).isEqualTo("image/png");
    assertThat(download).hasToString("200000 bytes of image/png");
  }

  @Test
  void writesToAStreamAndLeavesItOpen() throws IOException {
    host.file("/a", "image/png", PNG);
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    fetching.toStream(host.url("/a"), out, DEFAULTS);
    assertThat(out.toByteArray()).isEqualTo(PNG);
  }

  @Test
  void anImageAtTheLimitIsTaken() {
    host.file("/a", "image/png", PNG);
    assertThat(fetching.toFile(host.url("/a"), target, DEFAULTS.maxBytes(200_000)).size())
        .isEqualTo(200_000);
  }

  @Test
  void anAnnouncedSizeAboveTheLimitIsNotRead() {
    host.stall("/a", head(200, "Content-Type: image/png", "Content-Length: 200000"));
    assertFails(
        host.url("/a"),
        DEFAULTS.maxBytes(199_999),
        BadAnswerException.class,
        "larger than the 199,999 bytes allowed (it has 200,000); DownloadOptions.maxBytes");
  }

  @Test
  void aBodyWithoutEndIsReadUpToTheLimit() {
    host.page(
        "/a",
        out -> {
          out.write(head(200, "Content-Type: image/png"));
          out.write(PNG);
          while (true) {
            out.write(PNG);
          }
        });
    assertFails(host.url("/a"), DEFAULTS.maxBytes(1 << 20), BadAnswerException.class, "1,048,576");
  }

  @Test
  void theKeyIsNotInTheTypeThatTheHostClaims() throws Exception {
    host.file("/a", "image/" + ClientHarness.KEY, SampleImages.bytes("what no format begins with"));
    Download download = fetching.toFile(host.url("/a"), target, DEFAULTS);
    assertThat(download + download.contentType() + download.declaredContentType())
        .contains("image/")
        .doesNotContainIgnoringCase(ClientHarness.KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, image/jpeg, image/png",
    "text/html, text/html, image/png",
    "IMAGE/Png;q=1, image/png, image/png",
    "nonsense, , image/png",
    "<script>/x, , image/png"
  })
  void whatTheHostClaimsIsToldAndNotTrusted(String header, String declared, String type) {
    host.file("/a", header, PNG);
    Download download = fetching.toFile(host.url("/a"), target, DEFAULTS);
    assertThat(download.declaredContentType()).isEqualTo(declared);
    assertThat(download.contentType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "image/tiff, image/tiff",
    "application/octet-stream, application/octet-stream",
    "image/png, application/octet-stream"
  })
  void anUnknownFormatIsTakenAtTheHostsWordUnlessTheBytesContradict(String header, String type) {
    host.file("/a", header, SampleImages.bytes("II*\0 a tiff"));
    assertThat(fetching.toFile(host.url("/a"), target, DEFAULTS).contentType()).isEqualTo(type);
  }

  @Test
  void aPageInPlaceOfAnImageLeavesNothing() {
    host.file("/a", "text/html; charset=utf-8", SampleImages.bytes("<html>gone"));
    assertFails(host.url("/a"), DEFAULTS, BadAnswerException.class, "is not an image: text/html");
    assertThatThrownBy(() -> fetching.toFile(host.url("/a?signature=s3cret"), target, DEFAULTS))
        .isInstanceOfSatisfying(
            BadAnswerException.class,
            e -> {
              assertThat(e.status()).isEqualTo(200);
              assertThat(e.headers().get("Content-Type"))
                  .containsExactly("text/html; charset=utf-8");
              assertThat(e.body()).isEqualTo("<html>gone");
              assertThat(e.taken()).isEqualTo(Taken.YES);
            })
        .hasMessageContaining("The file at " + host.url("/a") + " is not")
        .hasMessageContaining("fetch Image.url() with your own client")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aPageInPlaceOfAnImageDoesNotShowTheKeyNorTheBeginningOfIt() {
    String page = "<html>" + "x".repeat(8 * 1024 - 6 - 5) + ClientHarness.KEY;
    host.file("/a", "text/html", SampleImages.bytes(page + ClientHarness.KEY));
    assertThatThrownBy(() -> fetching.toFile(host.url("/a"), target, DEFAULTS))
        .isInstanceOfSatisfying(
            BadAnswerException.class,
            e -> assertThat(e.body()).startsWith("<html>xx").doesNotContain("sk-"));
    host.file("/b", "text/html", SampleImages.bytes("<html>" + ClientHarness.KEY));
    assertThatThrownBy(() -> fetching.toFile(host.url("/b"), target, DEFAULTS))
        .isInstanceOfSatisfying(
            BadAnswerException.class, e -> assertThat(e.body()).isEqualTo("<html>[key]"));
  }

  @Test
  void aPageInPlaceOfAnImageIsNotWaitedFor() {
    byte[] begun = head(200, "Content-Type: text/html", "Content-Length: 9000");
    byte[] page = SampleImages.bytes("<html>" + "x".repeat(999));
    host.stall("/stall", new Buffer().write(begun).write(page).readByteArray());
    assertFails(
        host.url("/stall"), DEFAULTS, BadAnswerException.class, "is not an image: text/html");
  }

  @ParameterizedTest
  @CsvSource({"404, true", "410, true", "403, false", "429, false", "500, false", "503, false"})
  void onlyAnImageThatIsGoneIsSaidToBeKeptForAWhile(int status, boolean gone) {
    host.page("/a", out -> out.write(SampleImages.bytes("HTTP/1.1 " + status + " X\r\n\r\n")));
    assertThatThrownBy(() -> fetching.toFile(host.url("/a"), target, DEFAULTS))
        .isInstanceOfSatisfying(
            BadAnswerException.class,
            e ->
                assertThat(e.getMessage())
                    .matches(".*: HTTP " + status + (gone ? "; images are kept .*" : "")));
  }

  @Test
  void anEmptyBodyLeavesNothing() {
    host.file("/a", "image/png", new byte[0]);
    assertFails(host.url("/a"), DEFAULTS, BadAnswerException.class, "nothing at all");
  }

  @Test
  void anErrorLeavesTheOlderFile() throws IOException {
    Files.writeString(target, "older");
    host.page(
        "/a",
        out ->
            out.write(
                SampleImages.bytes(
                    "HTTP/1.1 404 Not Found\r\n\r\nno such file for sk-very-secret")));
    assertThatThrownBy(() -> fetching.toFile(host.url("/a?signature=s3cret"), target, DEFAULTS))
        .isInstanceOfSatisfying(
            BadAnswerException.class,
            e -> {
              assertThat(e.status()).isEqualTo(404);
              assertThat(e.body()).isEqualTo("no such file for [key]");
              assertThat(e.taken()).isEqualTo(Taken.YES);
            })
        .hasMessageContaining(host.url("/a") + ": HTTP 404")
        .hasMessageNotContaining("s3cret");
    assertThat(target).hasContent("older");
  }

  @Test
  void aBodyThatBreaksOffIsNeverTakenForWhole() {
    host.page(
        "/a",
        out -> {
          out.write(head(200, "Content-Type: image/png", "Content-Length: " + PNG.length));
          out.write(PNG, 0, 1000);
        });
    for (int i = 0; i < 300; i++) {
      assertFails(host.url("/a"), DEFAULTS, TransportException.class, "unexpected end of stream");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://a/b.png", "file:///etc/passwd", "http://", "blob:x", "javascript:alert(1)"})
  void onlyHttpAndDataAreFetched(String url) {
    assertFails(url, DEFAULTS, BadAnswerException.class, "neither http, nor https, nor a data URI");
  }

  @Test
  void aPathAloneIsOneOfTheGateway() {
    host.file("/files/a", "image/png", PNG);
    assertThat(fetching.toFile("/files/a", target, DEFAULTS).size()).isEqualTo(PNG.length);
  }

  @Test
  void aFolderThatIsNotThereIsNoticedBeforeAnythingIsFetched() {
    assertThatThrownBy(() -> fetching.toFile(host.url("/a"), folder.resolve("no/a.png"), DEFAULTS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("folder does not exist");
    assertThat(host.requests).isEmpty();
  }

  @Test
  void aStreamThatFailsEndsTheDownload() throws InterruptedException {
    var gone =
        host.stall(
            "/a", SampleImages.bytes("HTTP/1.1 200 So\r\n\r\n" + "GIF89a" + "x".repeat(999)));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> fetching.toStream(host.url("/a"), full, DEFAULTS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
    gone.await();
  }

  @Test
  void anUnreachableHostIsNamed() throws IOException {
    host.close();
    assertFails(host.url("/a"), DEFAULTS, TransportException.class, host.url("/a"));
  }

  private void assertFails(
      String url, DownloadOptions options, Class<? extends FluxException> type, String message) {
    assertThatThrownBy(() -> fetching.toFile(url, target, options))
        .isInstanceOf(type)
        .hasMessageContaining(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bringsAnImageIntoMemory() {
    host.file("/a", "image/png", PNG);
    assertThat(fetching.toMemory(host.url("/a"), DEFAULTS)).isEqualTo(PNG);
  }

  @Test
  void keepsNoMoreInMemoryThanTheLimit() {
    host.file("/a", "image/png", PNG);
    assertThatThrownBy(() -> fetching.toMemory(host.url("/a"), DEFAULTS.maxBytes(199_999)))
        .isInstanceOf(FluxException.class)
        .hasMessageContaining("199,999");
  }
}
