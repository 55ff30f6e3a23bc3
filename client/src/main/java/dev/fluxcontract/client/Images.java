package dev.fluxcontract.client;

import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which images of a result the gateway's safety checker flagged. Such an image comes like any
 * other, often blackened; only {@code has_nsfw_concepts} in the result says so.
 *
 * <p>Where a gateway says nothing, nothing is flagged. Where it flags something in a list of
 * another length than that of the images, any of them may be meant, and all count as flagged.
 */
public final class Images {
  private Images() {}

  /** Whether the image at this place in {@link ImageResult#images()} was flagged. */
  public static boolean isFlagged(ImageResult result, int index) {
    int count = result.images().size();
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(
          "index is " + index + ", the result has " + count + " images");
    }
    List<Boolean> flags = result.hasNsfwConcepts();
    if (flags == null) {
      return false;
    }
    return flags.size() == count ? Boolean.TRUE.equals(flags.get(index)) : flags.contains(true);
  }

  /**
   * Whether each image was flagged, in the order of {@link ImageResult#images()}; null where the
   * gateway says nothing.
   */
  public static @Nullable List<Boolean> flags(ImageResult result) {
    return result.hasNsfwConcepts() == null
        ? null
        : places(result).mapToObj(index -> isFlagged(result, index)).toList();
  }

  /** The images that were flagged. */
  public static List<Image> flagged(ImageResult result) {
    return select(result, true);
  }

  /** The images that were not. */
  public static List<Image> unflagged(ImageResult result) {
    return select(result, false);
  }

  private static List<Image> select(ImageResult result, boolean flagged) {
    return places(result)
        .filter(index -> isFlagged(result, index) == flagged)
        .mapToObj(result.images()::get)
        .toList();
  }

  private static IntStream places(ImageResult result) {
    return IntStream.range(0, result.images().size());
  }
}
