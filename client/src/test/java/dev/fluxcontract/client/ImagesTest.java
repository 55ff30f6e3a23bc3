package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final Image ONE = image("https://files.example/1.png");
  private static final Image TWO = image("https://files.example/2.png");

  private static final List<Map<String, String>> BOTH =
      List.of(Map.of("url", ONE.url()), Map.of("url", TWO.url()));

  private static Image image(String url) {
    return SampleModels.with(Image.class, Map.of("url", url));
  }

  private static ImageResult result(Boolean... flags) {
    return SampleModels.with(
        ImageResult.class, Map.of("images", BOTH, "has_nsfw_concepts", List.of(flags)));
  }

  @Test
  void eachFlagBelongsToTheImageAtItsPlace() {
    ImageResult result = result(false, true);
    assertThat(Images.isFlagged(result, 0)).isFalse();
    assertThat(Images.isFlagged(result, 1)).isTrue();
    assertThat(Images.flags(result)).containsExactly(false, true);
    assertThat(Images.flagged(result)).containsExactly(TWO);
    assertThat(Images.unflagged(result)).containsExactly(ONE);
  }

  @Test
  void withoutFlagsNothingIsFlagged() {
    ImageResult silent = SampleModels.with(ImageResult.class, Map.of("images", BOTH));
    assertThat(Images.flags(silent)).isNull();
    assertThat(Images.unflagged(silent)).containsExactly(ONE, TWO);
    assertThat(Images.flags(result())).containsExactly(false, false);
    assertThat(Images.unflagged(result())).containsExactly(ONE, TWO);
    assertThat(Images.unflagged(result(false))).containsExactly(ONE, TWO);
  }

  @Test
  void aFlagThatCannotBeAssignedCountsForAll() {
    assertThat(Images.flags(result(true))).containsExactly(true, true);
    assertThat(Images.flagged(result(true))).containsExactly(ONE, TWO);
    assertThat(Images.flagged(result(false, false, true))).containsExactly(ONE, TWO);
  }

  @Test
  void aPlaceWithoutAnImageIsAMistake() {
    assertThatThrownBy(() -> Images.isFlagged(result(true, true), 2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("index is 2, the result has 2 images");
    assertThatThrownBy(() -> Images.isFlagged(result(), -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
