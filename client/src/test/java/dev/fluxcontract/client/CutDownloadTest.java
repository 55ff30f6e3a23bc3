package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.internal.download.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An answer without a length ends where the connection does. Whether the image in it is whole, only
 * its own end shows.
 */
@Timeout(60)
class CutDownloadTest {
  @TempDir Path folder;
  private ImageServer host;
  private DownloadHarness fetching;

  @BeforeEach
  void start() throws IOException {
    host = new ImageServer();
    fetching = new DownloadHarness(host.url("/"), settings -> settings.retries(0));
  }

  @AfterEach
  void stop() throws IOException {
    fetching.close();
    host.close();
  }

  static Stream<Arguments> images() {
    return Stream.of(ImageFormat.values())
        .flatMap(
            format ->
                Stream.of("HTTP/1.0", "HTTP/1.1")
                    .map(protocol -> Arguments.of(format, WholeImages.of(format), protocol)));
  }

  @ParameterizedTest(name = "{0} over {2}")
  @MethodSource("images")
  void isNoticed(ImageFormat format, byte[] image, String protocol) {
    Path target = folder.resolve("a");
    for (int length = 20; length < image.length; length++) {
      serve(protocol, Arrays.copyOf(image, length));
      assertThatThrownBy(
              () -> fetching.toFile(host.url("/a"), target, DownloadOptions.defaults()),
              "%s cut to %s of %s bytes",
              format,
              length,
              image.length)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("cut off");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @ParameterizedTest(name = "{0} over {2}")
  @MethodSource("images")
  void isNotSuspectedOfAWholeImage(ImageFormat format, byte[] image, String protocol) {
    serve(protocol, image);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(fetching.toStream(host.url("/a"), out, DownloadOptions.defaults()).contentType())
        .isEqualTo(format.mediaType());
    assertThat(out.toByteArray()).isEqualTo(image);
  }

  @ParameterizedTest(name = "{0} over {2}")
  @MethodSource("images")
  void isNotLookedForWhereALengthProvesTheEnd(ImageFormat format, byte[] image, String protocol) {
    byte[] strange = Arrays.copyOf(image, image.length - 1);
    host.page(
        "/a",
        out -> {
          out.write(
              SampleImages.bytes(
                  protocol + " 200 OK\r\nContent-Length: " + strange.length + "\r\n\r\n"));
          out.write(strange);
        });
    assertThat(
            fetching
                .toFile(host.url("/a"), folder.resolve("a"), DownloadOptions.defaults())
                .contentType())
        .isEqualTo(format.mediaType());
  }

  private void serve(String protocol, byte[] bytes) {
    host.page(
        "/a",
        out -> {
          out.write(SampleImages.bytes(protocol + " 200 OK\r\n\r\n"));
          out.write(bytes);
        });
  }
}
