package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final Image ONE = Image.builder("https://files.example/1.png").build();
  private static final Image TWO = Image.builder("https://files.example/2.png").build();

  private static ImageResult result(Boolean... flags) {
    return ImageResult.builder(List.of(ONE, TWO)).hasNsfwConcepts(List.of(flags)).build();
  }

  @Test
  void eachFlagBelongsToTheImageAtItsPlace() {
    ImageResult result = result(false, true);
    assertThat(Images.isFlagged(result, 0)).isFalse();
    assertThat(Images.isFlagged(result, 1)).isTrue();
    assertThat(Images.flagged(result)).containsExactly(TWO);
    assertThat(Images.unflagged(result)).containsExactly(ONE);
  }

  @Test
  void withoutFlagsNothingIsFlagged() {
    ImageResult silent = ImageResult.builder(List.of(ONE, TWO)).build();
    assertThat(Images.unflagged(silent)).containsExactly(ONE, TWO);
    assertThat(Images.unflagged(result())).containsExactly(ONE, TWO);
    assertThat(Images.unflagged(result(false))).containsExactly(ONE, TWO);
  }

  @Test
  void aFlagThatCannotBeAssignedCountsForAll() {
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
