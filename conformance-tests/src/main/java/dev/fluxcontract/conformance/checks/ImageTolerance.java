package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Expectation.assertKept;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.model.Picture;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How closely an image has to keep to what was asked for and what is said of it. */
final class ImageTolerance {
  /** Models round sizes to multiples of a block. */
  private static final int BLOCK = 16;

  /** fal's own 16:9 is 1392 x 752; the nearest other ratio is an eighth away. */
  private static final double RATIO = 0.06;

  private ImageTolerance() {}

  static void assertSize(
      RequestIntent.@Nullable Size size, @Nullable Picture picture, String what) {
    if (size != null && picture != null) {
      int off =
          Math.max(
              Math.abs(size.width() - picture.width()), Math.abs(size.height() - picture.height()));
      assertKept(off <= BLOCK, what, size, picture.width() + " x " + picture.height());
    }
  }

  static void assertRatio(@Nullable Double ratio, @Nullable Picture picture, String what) {
    if (ratio != null && picture != null) {
      double real = (double) picture.width() / picture.height();
      assertKept(
          Math.abs(real / ratio - 1) <= RATIO,
          what,
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

  /** A side that is not told, or null, is not wrong. */
  static String side(JsonNode told, int real) {
    return told.isMissingNode() || told.isNull() ? String.valueOf(real) : told.asText();
  }
}
