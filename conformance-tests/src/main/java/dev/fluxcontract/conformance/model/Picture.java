package dev.fluxcontract.conformance.model;

import dev.fluxcontract.conformance.picture.PictureFingerprint;
import java.util.Arrays;

/**
 * An image that came back, small enough for a report.
 *
 * @param contentType what the file really is, told by its bytes
 * @param width of the file as it came, in pixels
 * @param height of the file as it came, in pixels
 * @param fingerprint what it is compared by
 * @param thumbnailPng a small copy, always a PNG of the suite's own making
 */
// An array, since that is what image code takes; it is copied on the way in and out.
@SuppressWarnings("ArrayRecordComponent")
public record Picture(
    String contentType,
    int width,
    int height,
    PictureFingerprint fingerprint,
    byte[] thumbnailPng) {
  public Picture {
    thumbnailPng = thumbnailPng.clone();
  }

  /** A copy of the small copy, always a PNG. */
  @Override
  public byte[] thumbnailPng() {
    return thumbnailPng.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that
        && contentType.equals(that.contentType)
        && width == that.width
        && height == that.height
        && fingerprint.equals(that.fingerprint)
        && Arrays.equals(thumbnailPng, that.thumbnailPng);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * contentType.hashCode() + width) + Arrays.hashCode(thumbnailPng) + height;
  }

  @Override
  public String toString() {
    return contentType + " " + width + "x" + height;
  }
}
