package dev.fluxcontract.client.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageDimensions;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.ImageSize;
import dev.fluxcontract.client.model.JobState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class FluxJacksonModuleTest {
  private static final String RESULT =
      "{\"images\":[{\"url\":\"https://cdn.test/1.png\",\"width\":8,\"blurhash\":\"x\"}],"
          + "\"seed\":17454220438242315174,\"has_nsfw_concepts\":[false],"
          + "\"cost\":{\"usd\":0.12345678901234567890123,\"tags\":[null,true,\"a\"]}}";

  /** As a framework that looks for modules makes it. */
  private final JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();

  record Answer(ImageResult result, List<JobState> states) {}

  @Test
  void aMapperWithoutItWritesNothingOfAModel() {
    ImageResult result = mapper.readValue(RESULT, ImageResult.class);
    assertThat(JsonMapper.builder().build().writeValueAsString(result)).isEqualTo("{}");
  }

  @Test
  void readsAndWritesAModelWithAllOfItsFieldsAndDigits() {
    ImageResult result = mapper.readValue(RESULT, ImageResult.class);
    assertThat(result.images()).extracting(Image::width).containsExactly(8);
    assertThat(result.seed()).isEqualTo(new BigInteger("17454220438242315174"));
    assertThat(result.unknownFields().get("cost"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("usd", new BigDecimal("0.12345678901234567890123"));
    String written = mapper.writeValueAsString(result);
    assertThat(mapper.readTree(written)).isEqualTo(mapper.readTree(RESULT));
    assertThat(written).contains("0.12345678901234567890123", "\"width\":8");
    assertThat(mapper.readValue(written, ImageResult.class)).isEqualTo(result);
  }

  @Test
  void noSettingOfTheMapperChangesTheNamesOrTheNulls() {
    JsonMapper odd =
        JsonMapper.builder()
            .addModule(new FluxJacksonModule())
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(
                all -> all.withContentInclusion(JsonInclude.Include.NON_NULL))
            .build();
    DevTextToImage request =
        DevTextToImage.builder("a tiger").numImages(2).seed(null).additional("x", null).build();
    assertThat(odd.readTree(odd.writeValueAsString(request)))
        .isEqualTo(
            mapper.readTree("{\"prompt\":\"a tiger\",\"num_images\":2,\"seed\":null,\"x\":null}"));
  }

  @Test
  void takesModelsWithinOtherObjects() {
    Answer answer =
        new Answer(mapper.readValue(RESULT, ImageResult.class), List.of(JobState.of("ODD")));
    String written = mapper.writeValueAsString(answer);
    assertThat(written).contains("\"states\":[\"ODD\"]");
    assertThat(mapper.readValue(written, Answer.class)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"square_hd\"", "\"odd\"", "{\"width\":768,\"height\":512}"})
  void takesUnions(String json) {
    ImageSize size = mapper.readValue(json, ImageSize.class);
    assertThat(mapper.readTree(mapper.writeValueAsString(size))).isEqualTo(mapper.readTree(json));
  }

  @Test
  void convertsToAndFromTrees() {
    ImageSize size = ImageSize.of(ImageDimensions.builder().width(768).height(512).build());
    assertThat(mapper.treeToValue(mapper.valueToTree(size), ImageSize.class)).isEqualTo(size);
    assertThat(mapper.convertValue(Map.of("prompt", "a"), DevTextToImage.class))
        .isEqualTo(DevTextToImage.builder("a").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"prompt\":7}", "[]", "\"100%s\"", "{\"prompt\":null}"})
  void refusesWhatIsNoSuchModelAsJacksonDoes(String json) {
    assertThatExceptionOfType(MismatchedInputException.class)
        .isThrownBy(() -> mapper.readValue(json, DevTextToImage.class));
  }

  @Test
  void leavesOtherClassesAlone() {
    assertThat(mapper.writeValueAsString(Map.of("a", 1))).isEqualTo("{\"a\":1}");
  }
}
