package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.Images;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assertions on what a job made. */
public final class ImageResultAssert extends FieldAssert<ImageResultAssert, ImageResult> {
  ImageResultAssert(@Nullable ImageResult actual) {
    super(actual, ImageResultAssert.class);
  }

  /** It made so many images. */
  public ImageResultAssert hasImages(int expected) {
    isNotNull();
    return field("number of images", actual.images().size(), expected);
  }

  /** The image at this place keeps to what is said of it. */
  public ImageResultAssert hasImage(int index, Consumer<ImageAssert> says) {
    isNotNull();
    List<Image> images = actual.images();
    int count = images.size();
    holds("number of images", index < count, count, "more than " + index);
    says.accept(new ImageAssert(images.get(index)).as("images[%d]", index));
    return this;
  }

  /** Each image keeps to what is said of it. */
  public ImageResultAssert eachImage(Consumer<ImageAssert> says) {
    isNotNull();
    for (int index = 0; index < actual.images().size(); index++) {
      hasImage(index, says);
    }
    return this;
  }

  /** It was drawn with that seed. */
  public ImageResultAssert hasSeed(long expected) {
    return hasSeed(BigInteger.valueOf(expected));
  }

  /** It was drawn with that seed. */
  public ImageResultAssert hasSeed(BigInteger expected) {
    isNotNull();
    return field("seed", actual.seed(), expected);
  }

  /** It was made of that prompt. */
  public ImageResultAssert hasPrompt(String expected) {
    isNotNull();
    return field("prompt", actual.prompt(), expected);
  }

  /** The safety checker had nothing to say against any of the images. */
  public ImageResultAssert hasNoFlaggedImage() {
    isNotNull();
    boolean none = Images.flagged(actual).isEmpty();
    return holds("has_nsfw_concepts", none, actual.hasNsfwConcepts(), "false for each image");
  }
}
