package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compare} on contracts as a maintainer edits them. */
class CompareTest {
  private static final Path CONTRACT = Path.of("../spec/flux.openapi.yaml").toAbsolutePath();

  private static final String NULL = "\n          nullable: true";

  @TempDir Path folder;
  private String contract;

  @BeforeEach
  void readTheContract() throws Exception {
    contract = Files.readString(CONTRACT);
  }

  @Test
  void findsNothingBetweenAContractAndItself() throws Exception {
    CliOutput said = compare("new.yaml", contract);
    assertThat(said).returns(0, CliOutput::exitCode).returns("compatible\n", CliOutput::out);
    assertThat(said.err()).isEmpty();
  }

  @Test
  void tellsWhatIsNew() throws Exception {
    CliOutput said = compare("new.yaml", edited("    JobState:", "enum: [", "enum: [PAUSED, "));
    assertThat(said).returns(0, CliOutput::exitCode);
    assertThat(said.out()).isEqualTo("compatible\n  + JobState: the value PAUSED\n");
  }

  @Test
  void tellsWhatBreaks() throws Exception {
    CliOutput said = compare("new.yaml", edited("    KontextEdit:", "maximum: 4", "maximum: 2"));
    assertThat(said).returns(1, CliOutput::exitCode);
    assertThat(said.out())
        .startsWith("breaking\n")
        .contains("  ! KontextEdit.num_images takes less: maximum was 4 and is 2\n");
  }

  @Test
  void aFieldThatBecomesRequiredInAnAnswerChangesItsBuilder() throws Exception {
    CliOutput said =
        compare("new.yaml", edited("    Image:", "required: [url]", "required: [url, width]"));
    assertThat(said).returns(1, CliOutput::exitCode);
    assertThat(said.out()).contains("  ! Image.builder took [url] and takes [url, width]");
  }

  @Test
  void anAnswersFieldThatMayBecomeNullBreaksOnlyIfItWasRequired() throws Exception {
    CliOutput optional =
        compare(
            "new.yaml", edited("    LogEntry:", "        timestamp:", "        timestamp:" + NULL));
    assertThat(optional).returns(0, CliOutput::exitCode).returns("compatible\n", CliOutput::out);
    CliOutput required =
        compare("new.yaml", edited("    Image:", "        url:", "        url:" + NULL));
    assertThat(required.out()).contains("  ! Image.url may be null in an answer");
  }

  @Test
  void tellsItToPrograms() throws Exception {
    CliOutput said = compare("new.yaml", contract.replace("maximum: 4", "maximum: 2"), "--json");
    assertThat(said).returns(1, CliOutput::exitCode);
    JsonNode told = LosslessJson.read(said.out());
    assertThat(told.path("verdict").asText()).isEqualTo("breaking");
    assertThat(told.path("breaking")).isNotEmpty();
    assertThat(told.path("additions")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gone.yaml | ''                       | gone.yaml: there is no such file",
        "bad.yaml  | 'a: ]'                   | bad.yaml: is not YAML in line 1: ",
        "bad.yaml  | ' '                      | bad.yaml: is not an OpenAPI 3.0 contract",
        "bad.yaml  | 'swagger: \"2.0\"'       | bad.yaml: is not an OpenAPI 3.0 contract",
        "bad.yaml  | 'openapi: 3.0.3'         | bad.yaml: is not a valid contract: attribute info is"
            + " missing",
      })
  void saysWhichFileIsNoContractAndWhy(String name, String text, String message) throws Exception {
    CliOutput said = compare(name, text);
    assertThat(said).returns(2, CliOutput::exitCode).returns("", CliOutput::out);
    assertThat(said.err()).startsWith(folder + File.separator + message).hasLineCount(1);
  }

  private CliOutput compare(String name, String text, String... options) throws Exception {
    if (!text.isEmpty()) {
      Files.writeString(folder.resolve(name), text);
    }
    List<String> arguments =
        new ArrayList<>(List.of("compare", CONTRACT.toString(), folder.resolve(name).toString()));
    arguments.addAll(List.of(options));
    return CliOutput.by(arguments.toArray(String[]::new));
  }

  private String edited(String schema, String before, String after) {
    int components = contract.indexOf("\n  schemas:");
    int start = contract.indexOf(before, contract.indexOf("\n" + schema, components));
    return contract.substring(0, start) + after + contract.substring(start + before.length());
  }
}
