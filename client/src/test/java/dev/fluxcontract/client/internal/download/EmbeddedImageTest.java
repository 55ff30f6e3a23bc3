package dev.fluxcontract.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.DownloadHarness;
import dev.fluxcontract.client.DownloadOptions;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.SampleImages;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image that came with the result, as a data URI. */
@Timeout(60)
class EmbeddedImageTest {
  private static final DownloadOptions DEFAULTS = DownloadOptions.defaults();
  private static final byte[] PNG = SampleImages.png(200_000);

  @TempDir Path folder;

  private final DownloadHarness fetching =
      new DownloadHarness("http://relay.test", settings -> settings.retries(0));

  @AfterEach
  void stop() {
    fetching.close();
  }

  @ParameterizedTest
  @EnumSource
  void isDecoded(ImageFormat format) {
    byte[] image = SampleImages.image(format);
    Download download =
        fetching.toFile(DataUri.of("image/x-claimed", image), folder.resolve("a.png"), DEFAULTS);
    assertThat(folder.resolve("a.png")).hasBinaryContent(image);
    assertThat(download.contentType()).isEqualTo(format.mediaType());
    assertThat(download.declaredContentType()).isEqualTo("image/x-claimed");
    assertThat(download.size()).isEqualTo(image.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:image/png;base64",
        "data:image/png;base64,%%%",
        "data:,",
        "data:text/html,<html>"
      })
  void leavesNothingWhereItIsNone(String uri) {
    assertFails(uri, DEFAULTS, BadAnswerException.class, "image");
  }

  @Test
  void leavesNothingWhereItIsAboveTheLimit() {
    String uri = DataUri.of("image/png", PNG);
    assertFails(uri, DEFAULTS.maxBytes(199_999), BadAnswerException.class, "199999 bytes");
  }

  private void assertFails(
      String uri, DownloadOptions options, Class<? extends FluxException> type, String message) {
    assertThatThrownBy(() -> fetching.toFile(uri, folder.resolve("a.png"), options))
        .isInstanceOf(type)
        .hasMessageContaining(message);
    assertThat(folder).isEmptyDirectory();
  }
}
