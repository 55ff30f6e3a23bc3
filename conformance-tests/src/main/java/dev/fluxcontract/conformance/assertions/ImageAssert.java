package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.model.Image;
import org.jspecify.annotations.Nullable;

/** Assertions on one image, as the gateway describes it. */
public final class ImageAssert extends FieldAssert<ImageAssert, Image> {
  ImageAssert(@Nullable Image actual) {
    super(actual, ImageAssert.class);
  }

  /** Verifies the width and height that the gateway reports, in pixels. */
  public ImageAssert hasSize(int width, int height) {
    field("width", Image::width, width);
    return field("height", Image::height, height);
  }

  /** Verifies the content type that the gateway reports, such as {@code image/png}. */
  public ImageAssert hasContentType(String expected) {
    return field("content_type", Image::contentType, expected);
  }

  /** Verifies the URL of the image. */
  public ImageAssert hasUrl(String expected) {
    return field("url", Image::url, expected);
  }

  /** Verifies that the image is in the result itself, as a data URI. */
  public ImageAssert isDataUri() {
    isNotNull();
    return holds("url", actual.url().startsWith("data:"), actual.url(), "a data URI");
  }
}
