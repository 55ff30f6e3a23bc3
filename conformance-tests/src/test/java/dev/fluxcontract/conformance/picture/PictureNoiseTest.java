package dev.fluxcontract.conformance.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.picture.PictureNoise.Relation;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are the same but for noise, and pictures that are not. */
class PictureNoiseTest {
  private static final int SIDE = 256;

  @Test
  void aPictureIsTheSameAsItself() {
    BufferedImage one = scene(Color.BLUE, Color.ORANGE, 60);
    assertThat(noiseless().relation(of(one), of(one))).isEqualTo(Relation.SAME);
  }

  @Test
  void aPictureHalfAsLargeIsNoOtherPicture() {
    BufferedImage one = scene(Color.BLUE, Color.ORANGE, 60);
    BufferedImage half = new BufferedImage(SIDE / 2, SIDE / 2, BufferedImage.TYPE_INT_RGB);
    half.createGraphics().drawImage(one, 0, 0, SIDE / 2, SIDE / 2, null);
    assertThat(noiseless().relation(of(one), of(half))).isNotEqualTo(Relation.DIFFERENT);
  }

  @Test
  void anotherColourIsAnotherPicture() {
    assertThat(
            noiseless()
                .relation(
                    of(scene(Color.BLUE, Color.ORANGE, 60)),
                    of(scene(Color.RED, Color.ORANGE, 60))))
        .isEqualTo(Relation.DIFFERENT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noiseIsNoOtherPicture(long seed) {
    Random random = new Random(seed);
    PictureNoise noisy = control(random);
    PictureFingerprint one = of(noise(scene(Color.BLUE, Color.ORANGE, 60), random));
    PictureFingerprint other = of(noise(scene(Color.BLUE, Color.ORANGE, 60), random));
    assertThat(noisy.relation(one, other)).isNotEqualTo(Relation.DIFFERENT);
    assertThat(noisy.overlap()).isFalse();
    assertThat(noisy.repeats()).isTrue();
  }

  @Test
  void oneBlockOfOtherDetailIsNoOtherPicture() {
    BufferedImage one = scene(Color.BLUE, Color.ORANGE, 60);
    BufferedImage other = scene(Color.BLUE, Color.ORANGE, 60);
    Graphics2D pen = other.createGraphics();
    pen.setColor(Color.BLACK);
    pen.fillRect(100, 180, SIDE / 8, SIDE / 8);
    assertThat(noiseless().relation(of(one), of(other))).isNotEqualTo(Relation.DIFFERENT);
  }

  @Test
  void whereTheSameRequestDiffersLikeTwoSeedsTheNoiseHidesEverything() {
    PictureNoise wild =
        new PictureNoise(
            of(scene(Color.BLUE, Color.ORANGE, 60)),
            of(scene(Color.RED, Color.GREEN, 160)),
            of(scene(Color.GREEN, Color.BLUE, 100)));
    assertThat(wild.overlap()).isTrue();
    assertThat(wild.repeats()).isFalse();
    assertThat(wild.doesNotRepeat()).isTrue();
  }

  @Test
  void aPictureOfOnePixelHasAFingerprint() {
    PictureFingerprint one = of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    assertThat(one.shown()).isEqualTo("0000000000000000");
    assertThat(one.distance(one)).isZero();
  }

  private static PictureNoise noiseless() {
    return new PictureNoise(
        of(scene(Color.BLUE, Color.ORANGE, 60)),
        of(scene(Color.BLUE, Color.ORANGE, 60)),
        of(scene(Color.RED, Color.GREEN, 160)));
  }

  private static PictureNoise control(Random random) {
    return new PictureNoise(
        of(noise(scene(Color.BLUE, Color.ORANGE, 60), random)),
        of(noise(scene(Color.BLUE, Color.ORANGE, 60), random)),
        of(noise(scene(Color.RED, Color.GREEN, 160), random)));
  }

  private static PictureFingerprint of(BufferedImage image) {
    return PictureFingerprint.of(image);
  }

  private static BufferedImage scene(Color sky, Color ground, int sun) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, sky, SIDE, SIDE, ground));
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.setColor(Color.YELLOW);
    pen.fillOval(sun, sun / 2, 60, 60);
    return image;
  }

  /** Each pixel a little brighter or darker, and the whole picture too. */
  private static BufferedImage noise(BufferedImage image, Random random) {
    int all = random.nextInt(5) - 2;
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        Color is = new Color(image.getRGB(x, y));
        int by = all + (int) (6 * random.nextGaussian());
        image.setRGB(
            x,
            y,
            new Color(in(is.getRed() + by), in(is.getGreen() + by), in(is.getBlue() + by))
                .getRGB());
      }
    }
    return image;
  }

  private static int in(int level) {
    return Math.max(0, Math.min(255, level));
  }
}
