package dev.fluxcontract.conformance.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of different things, with and without a mark. */
class WatermarkDetectorTest {
  private static final int SIDE = 160;
  private static final int PICTURES = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void picturesOfDifferentThingsHaveNoMark(long seed) {
    Random random = new Random(seed);
    assertThat(WatermarkDetector.regions(pictures(() -> scene(random)))).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aHalfTransparentMarkIsSeenWhereItIs(long seed) {
    Random random = new Random(seed);
    assertThat(WatermarkDetector.regions(pictures(() -> marked(scene(random))))).isBetween(1, 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void plainPicturesHaveNoMark(long seed) {
    Random random = new Random(seed);
    assertThat(WatermarkDetector.regions(pictures(() -> plain(random)))).isZero();
  }

  private static List<BufferedImage> pictures(Supplier<BufferedImage> each) {
    return Stream.generate(each).limit(PICTURES).toList();
  }

  private static BufferedImage plain(Random random) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(random.nextInt(1 << 24)));
    pen.fillRect(0, 0, SIDE, SIDE);
    return image;
  }

  /** Discs of many sizes and colours. */
  private static BufferedImage scene(Random random) {
    BufferedImage image = plain(random);
    Graphics2D pen = image.createGraphics();
    for (int i = 0; i < 60; i++) {
      pen.setColor(new Color(random.nextInt(1 << 24)));
      int size = 8 + random.nextInt(50);
      pen.fillOval(random.nextInt(SIDE) - 20, random.nextInt(SIDE) - 20, size, size);
    }
    return image;
  }

  private static BufferedImage marked(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setComposite(AlphaComposite.SrcOver.derive(0.6f));
    pen.setColor(Color.WHITE);
    for (int i = 0; i < 6; i++) {
      pen.fillRect(95 + 10 * i, 140, 5, 15);
    }
    return image;
  }
}
