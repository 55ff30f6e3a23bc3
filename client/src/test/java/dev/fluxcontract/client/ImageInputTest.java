package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.internal.download.DataUri;
import dev.fluxcontract.client.internal.download.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void carriesTheFileAndWhatItIs(ImageFormat format) throws IOException {
    byte[] image = SampleImages.image(format);
    Path file = Files.write(folder.resolve("named-wrongly.txt"), image);

    DataUri uri = DataUri.parse(ImageInput.of(file), image.length);

    assertThat(uri.mediaType()).isEqualTo(format.mediaType());
    assertThat(uri.bytes()).isEqualTo(image);
  }

  @Test
  void bytesGiveWhatTheirFileGives() throws IOException {
    byte[] image = SampleImages.png(99);
    Path file = Files.write(folder.resolve("a.png"), image);
    assertThat(ImageInput.of(image)).isEqualTo(ImageInput.of(file));
  }

  @Test
  void aFileAtTheLimitIsTakenAndOneAboveItIsNot() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), SampleImages.png(2000));
    assertThat(ImageInput.of(file, 2000)).startsWith("data:image/png;base64,");
    assertThatThrownBy(() -> ImageInput.of(file, 1999))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.png has 2,000 bytes, the limit is 1,999")
        .hasMessageContaining("give a URL");
  }

  @Test
  void bytesAboveTheLimitAreRefused() {
    assertThat(ImageInput.of(SampleImages.png(50), 50)).isNotEmpty();
    assertThatThrownBy(() -> ImageInput.of(SampleImages.png(51), 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("51 bytes, the limit is 50");
  }

  @Test
  void tenMebibytesAreTheLimitUnlessSaidOtherwise() {
    assertThat(ImageInput.of(SampleImages.png(10 << 20))).isNotEmpty();
    assertThatThrownBy(() -> ImageInput.of(SampleImages.png((10 << 20) + 1)))
        .hasMessageContaining("10,485,760");
  }

  @Test
  void whatIsNoImageIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("cat.png"), "<html>not found</html>");
    assertThatThrownBy(() -> ImageInput.of(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cat.png is not an image")
        .hasMessageContaining("JPEG, PNG, WebP, GIF and AVIF");
  }

  @Test
  void anEmptyFileIsCalledEmpty() throws IOException {
    Path file = Files.createFile(folder.resolve("cat.png"));
    assertThatThrownBy(() -> ImageInput.of(file)).hasMessageContaining("cat.png is empty");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ImageInput.of(folder.resolve("gone.png")))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("gone.png");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLimitThatAllowsNothingIsAMistake(int maxBytes) {
    assertThatThrownBy(() -> ImageInput.of(SampleImages.png(9), maxBytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxBytes " + maxBytes);
  }
}
