package dev.fluxcontract.everything;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Copies of generated files, one or two of each kind, so that a changed template shows in a diff.
 */
class GoldenTest {
  private static final Path GENERATED =
      Path.of("target/generated-test-sources/openapi/src/main/java/dev/fluxcontract");
  private static final Path GOLDEN = Path.of("src/test/golden");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything/api/RequestCalls",
        "everything/api/TextsApi",
        "everything/api/ThingsApi",
        "everything/model/Choices",
        "everything/model/ChoicesJsonAdapter",
        "everything/model/Colour",
        "everything/model/ColourJsonAdapter",
        "everything/model/Containers",
        "everything/model/ContainersJsonAdapter",
        "everything/model/Level",
        "everything/model/LevelJsonAdapter",
        "everything/model/Optionals",
        "everything/model/OptionalsJsonAdapter",
        "everything/model/Pet",
        "everything/model/PetJsonAdapter",
        "everything/model/Rules"
      })
  void theTemplatesGenerateTheGoldenCopy(String name) throws IOException {
    Path generated = GENERATED.resolve(name + ".java");
    Path golden = GOLDEN.resolve(generated.getFileName());
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.copy(generated, golden, StandardCopyOption.REPLACE_EXISTING);
    } else {
      assertThat(generated)
          .as("To renew %s: mvn -q -pl client test -Dtest=GoldenTest -Dgolden.write=true", golden)
          .hasSameTextualContentAs(golden);
    }
  }
}
