package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.Images;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assertions on the result of a job. */
public final class ImageResultAssert extends FieldAssert<ImageResultAssert, ImageResult> {
  ImageResultAssert(@Nullable ImageResult actual) {
    super(actual, ImageResultAssert.class);
  }

  /** Verifies the number of images. */
  public ImageResultAssert hasImages(int expected) {
    return field("number of images", result -> result.images().size(), expected);
  }

  /** Verifies that the image at an index satisfies the requirements. */
  public ImageResultAssert hasImage(int index, Consumer<ImageAssert> requirements) {
    isNotNull();
    List<Image> images = actual.images();
    int count = images.size();
    holds("number of images", index < count, count, "more than " + index);
    requirements.accept(new ImageAssert(images.get(index)).as("images[%d]", index));
    return this;
  }

  /** Verifies that each image satisfies the requirements. */
  public ImageResultAssert eachImage(Consumer<ImageAssert> requirements) {
    isNotNull();
    for (int index = 0; index < actual.images().size(); index++) {
      hasImage(index, requirements);
    }
    return this;
  }

  /** Verifies the seed of the result. */
  public ImageResultAssert hasSeed(long expected) {
    return hasSeed(BigInteger.valueOf(expected));
  }

  /** Verifies the seed of the result. */
  public ImageResultAssert hasSeed(BigInteger expected) {
    return field("seed", ImageResult::seed, expected);
  }

  /** Verifies the prompt of the result. */
  public ImageResultAssert hasPrompt(String expected) {
    return field("prompt", ImageResult::prompt, expected);
  }

  /** Verifies that the safety checker flagged no image. */
  public ImageResultAssert hasNoFlaggedImage() {
    isNotNull();
    boolean none = Images.flagged(actual).isEmpty();
    return holds("has_nsfw_concepts", none, actual.hasNsfwConcepts(), "false for each image");
  }
}
