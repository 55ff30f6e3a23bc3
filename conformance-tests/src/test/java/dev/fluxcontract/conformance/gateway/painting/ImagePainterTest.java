package dev.fluxcontract.conformance.gateway.painting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.picture.PictureFingerprint;
import dev.fluxcontract.conformance.reading.ImageDecoder;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture depends on each value that a model would paint by, smoothly. */
class ImagePainterTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameLookIsTheSamePicture(boolean png) {
    assertThat(fingerprint(png, look -> look)).isEqualTo(fingerprint(png, look -> look));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void eachValueChangesThePicture(UnaryOperator<PictureLook> change) {
    for (boolean png : new boolean[] {true, false}) {
      assertThat(fingerprint(png, look -> look).distance(fingerprint(png, change)))
          .isGreaterThan(0.02);
    }
  }

  @ParameterizedTest
  @MethodSource("smallChanges")
  void aSmallChangeOfANumberIsASmallChangeOfThePicture(UnaryOperator<PictureLook> change) {
    assertThat(fingerprint(true, look -> look).distance(fingerprint(true, change)))
        .isBetween(0.0001, 0.02);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 500, 513})
  void aJpegOfAnySideIsReadable(int side) {
    byte[] file = ImagePainter.file(SampleSpecs.spec(1, side, side, false), 0);
    ImageDecoder.Decoded decoded = ImageDecoder.decode(file, "jpeg");
    assertThat(decoded.flaw()).isNull();
    assertThat(decoded.picture()).extracting("width", "height").containsExactly(side, side);
  }

  static Stream<UnaryOperator<PictureLook>> changes() {
    return Stream.of(
        look -> look.withModel("/other"),
        look -> look.withPrompt("a boat."),
        look -> look.withSeed(BigInteger.TWO),
        look -> look.withSource(source()),
        look -> look.withSteps(1),
        look -> look.withGuidance(20));
  }

  static Stream<UnaryOperator<PictureLook>> smallChanges() {
    return Stream.of(
        look -> look.withSteps(27), look -> look.withGuidance(3.4), look -> look.disturbed(7));
  }

  private static SourcePicture source() {
    return new SourcePicture(ByteString.of(new byte[3 * 64]));
  }

  private static PictureFingerprint fingerprint(boolean png, UnaryOperator<PictureLook> change) {
    ImageSpec spec = SampleSpecs.spec(1, 256, 192, png).looking(change);
    byte[] file = ImagePainter.file(spec, 0);
    ImageDecoder.Decoded decoded = ImageDecoder.decode(file, png ? "png" : "jpeg");
    return Objects.requireNonNull(decoded.picture()).fingerprint();
  }
}
