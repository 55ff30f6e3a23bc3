package dev.fluxcontract.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import dev.fluxcontract.conformance.picture.PictureNoise;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageDecoder;
import dev.fluxcontract.conformance.reading.ImageLocator;
import okhttp3.HttpUrl;

/** What is expected of an image that is fetched again. */
public final class RefetchedImage {
  private RefetchedImage() {}

  /**
   * The first image of a later reading of a result is that of before.
   *
   * @param anyUrl whether to fetch it even if its URL has not changed
   */
  public static void assertFirstAgain(
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

  /** The URL of the first image; empty where there is none. */
  public static String firstUrl(JsonNode result) {
    return result.path("images").path(0).path("url").asText("");
  }

  /** An image that was fetched before is still there, and no other one. */
  public static void assertSameAgain(
      CheckContext context, FetchedImage before, String url, String what) {
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
}
