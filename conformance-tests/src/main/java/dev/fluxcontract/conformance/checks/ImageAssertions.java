package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of an image: that it is there, whole, and close enough to what was asked for.
 */
final class ImageAssertions {
  /** Models round sizes to multiples of a block. */
  private static final int BLOCK = 16;

  /** fal's own 16:9 is 1392 x 752; the nearest other ratio is an eighth away. */
  private static final double RATIO = 0.06;

  private ImageAssertions() {}

  /** An image could be had. */
  static void assertThere(CheckContext context, ObservedJob job, FetchedImage file) {
    String trouble = file.trouble();
    context.expect(trouble == null, "An image of " + job, "an image", trouble);
  }

  /** An image that could be had is one that can be decoded to its last byte. */
  static void assertWhole(CheckContext context, ObservedJob job, FetchedImage file) {
    String flaw = file.flaw();
    context.expect(flaw == null, "The file of an image of " + job, "a whole image", flaw);
    if (file.picture() == null && file.trouble() == null) {
      context.note("An image of " + job + " was not checked: " + file.whyNoPicture());
    }
  }

  static void assertSize(
      CheckContext context, RequestIntent.@Nullable Size size, FetchedImage file, String job) {
    Picture picture = file.picture();
    if (size != null && picture != null) {
      int off =
          Math.max(
              Math.abs(size.width() - picture.width()), Math.abs(size.height() - picture.height()));
      String actual = picture.width() + " x " + picture.height();
      context.expect(off <= BLOCK, "The size of an image of " + job, size, actual);
    }
  }

  static void assertRatio(
      CheckContext context, @Nullable Double ratio, FetchedImage file, String job) {
    Picture picture = file.picture();
    if (ratio != null && picture != null) {
      double real = (double) picture.width() / picture.height();
      context.expect(
          Math.abs(real / ratio - 1) <= RATIO,
          "Width to height of an image of " + job,
          shown(ratio),
          shown(real) + ", " + picture.width() + " x " + picture.height());
    }
  }

  static String plain(String type) {
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return plain.equals("image/jpg") || plain.equals("image/pjpeg") ? "image/jpeg" : plain;
  }

  private static String shown(double ratio) {
    return String.format(Locale.ROOT, "%.2f to 1", ratio);
  }

  /** One side of an image as the result tells it. If it is not told, or null, it is not wrong. */
  static String side(FetchedImage file, String name, int real) {
    JsonNode told = file.told().path(name);
    return told.isMissingNode() || told.isNull()
        ? String.valueOf(real)
        : SchemaConformance.tidied(told).asText();
  }
}
