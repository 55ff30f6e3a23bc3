package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.model.Image;
import org.jspecify.annotations.Nullable;

/** Assertions on one image, as the gateway tells of it. */
public final class ImageAssert extends FieldAssert<ImageAssert, Image> {
  ImageAssert(@Nullable Image actual) {
    super(actual, ImageAssert.class);
  }

  /** It is told to be so many pixels wide and high. */
  public ImageAssert hasSize(int width, int height) {
    isNotNull();
    field("width", actual.width(), width);
    return field("height", actual.height(), height);
  }

  /** It is told to be of that type, such as {@code image/png}. */
  public ImageAssert hasContentType(String expected) {
    isNotNull();
    return field("content_type", actual.contentType(), expected);
  }

  /** It stands at that address. */
  public ImageAssert hasUrl(String expected) {
    isNotNull();
    return field("url", actual.url(), expected);
  }

  /** It stands in the result itself, as a data URI. */
  public ImageAssert isDataUri() {
    isNotNull();
    return holds("url", actual.url().startsWith("data:"), actual.url(), "a data URI");
  }
}
