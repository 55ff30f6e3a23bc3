package dev.fluxcontract.conformance.model;

import dev.fluxcontract.conformance.picture.PictureFingerprint;
import java.awt.image.BufferedImage;

/**
 * An image that came back, small enough for a report.
 *
 * @param contentType what the file really is, told by its bytes
 * @param width of the file as it came, in pixels
 * @param height of the file as it came, in pixels
 * @param fingerprint what it is compared by
 * @param thumbnail a small copy
 */
public record Picture(
    String contentType,
    int width,
    int height,
    PictureFingerprint fingerprint,
    BufferedImage thumbnail) {}
