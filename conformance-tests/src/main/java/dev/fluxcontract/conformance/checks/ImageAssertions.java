package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import dev.fluxcontract.conformance.picture.PictureNoise;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageDecoder;
import dev.fluxcontract.conformance.reading.ImageLocator;
import java.util.Locale;
import okhttp3.HttpUrl;
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
    context.expect(trouble == null, "An image of " + job, "an image", String.valueOf(trouble));
  }

  /** An image that could be had is one that can be decoded to its last byte. */
  static void assertWhole(CheckContext context, ObservedJob job, FetchedImage file) {
    String flaw = file.flaw();
    context.expect(
        flaw == null, "The file of an image of " + job, "a whole image", String.valueOf(flaw));
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

  /**
   * The first image of a later reading of a result is that of before.
   *
   * @param anyUrl whether to fetch it even if its URL has not changed
   */
  static void assertFirstAgain(
      CheckContext context, ObservedJob job, ProbeResponse later, boolean anyUrl) {
    String before = firstUrl(job.result());
    String now = firstUrl(ImageLocator.holder(later.json()));
    if (anyUrl || !now.equals(before)) {
      job.files().stream()
          .filter(file -> file.url().equals(before))
          .findFirst()
          .ifPresent(file -> assertSameAgain(context, file, now, "The first image of " + job));
    }
  }

  static String firstUrl(JsonNode result) {
    return result.path("images").path(0).path("url").asText("");
  }

  /** An image that was fetched before is still there, and no other one. */
  static void assertSameAgain(CheckContext context, FetchedImage before, String url, String what) {
    boolean had = before.exchange() != null && before.trouble() == null;
    HttpUrl address = had ? HttpUrl.parse(url) : null;
    ProbeResponse again = address == null ? null : context.run().caller().fetch(address);
    if (again == null || again.hasStatus(429)) {
      return;
    }
    String asked = what + ", asked for again";
    String got = "asking for it gave " + context.only(again).brief();
    String format = ImageDecoder.format(again.body());
    boolean image = before.format().isEmpty() || !format.isEmpty();
    context.expect(again.hasStatus(200) && image, asked, "the image", got);
    ImageDecoder.Decoded now = ImageDecoder.decode(again.body(), format);
    Picture one = before.picture();
    Picture other = now.picture();
    if (now.sum().equals(before.sum())) {
      return;
    }
    if (one == null || other == null) {
      throw CheckContext.cannotTell(asked + ": other bytes, which cannot be compared");
    }
    assertAlike(context, asked, one.fingerprint(), other.fingerprint());
  }

  /** A store may compress an image anew. */
  private static void assertAlike(
      CheckContext context, String what, PictureFingerprint one, PictureFingerprint other) {
    PictureNoise.Relation relation = new PictureNoise(one, one, one).relation(one, other);
    String apart = PictureNoise.shown(one, other);
    context.expect(
        relation != PictureNoise.Relation.DIFFERENT, what, "the same picture", "another: " + apart);
    CheckContext.assume(
        relation == PictureNoise.Relation.SAME, what + ": not quite alike, " + apart);
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
