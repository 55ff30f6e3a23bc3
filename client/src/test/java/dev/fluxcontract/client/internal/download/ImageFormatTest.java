package dev.fluxcontract.client.internal.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SampleImages;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {
  @ParameterizedTest
  @EnumSource
  void isToldByTheFirstBytes(ImageFormat format) {
    assertThat(ImageFormat.of(SampleImages.image(format))).isEqualTo(format);
  }

  @ParameterizedTest
  @EnumSource
  void noShorterBeginningIsTakenForAnother(ImageFormat format) {
    byte[] image = SampleImages.image(format);
    for (int length = 0; length < image.length; length++) {
      assertThat(ImageFormat.of(Arrays.copyOf(image, length))).isIn(format, null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "GIF88a..", "RIFF....WAVEfmt ", "%PDF-1.7", "\0\0\0\0ftypavif"})
  void whatIsNoImageIsNone(String bytes) {
    assertThat(ImageFormat.of(bytes.getBytes(ISO_8859_1))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "avif,mif1,true",
    "avis,msf1,true",
    "mif1,avif,true",
    "heic,mif1,false",
    "isom,mp42,false"
  })
  void avifIsToldFromItsRelativesByItsBrands(String major, String compatible, boolean avif) {
    byte[] head = SampleImages.ftyp(major, "0000", compatible);
    assertThat(ImageFormat.of(head) == ImageFormat.AVIF).isEqualTo(avif);
  }

  @Test
  void theMinorVersionIsNoBrand() {
    assertThat(ImageFormat.of(SampleImages.ftyp("heic", "avif", "heic"))).isNull();
  }

  @Test
  void brandsEndWithTheirBox() {
    byte[] head = SampleImages.ftyp("heic", "0000", "avif");
    head[3] = 16;
    assertThat(ImageFormat.of(head)).isNull();
  }
}
