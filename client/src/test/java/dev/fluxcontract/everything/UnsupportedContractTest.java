package dev.fluxcontract.everything;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the templates cannot make is said by the generator, and not by javac. */
class UnsupportedContractTest {
  @TempDir private Path folder;

  @Test
  void theMethodTraceIsRefused() {
    String operation = "{trace: {operationId: t, responses: {'200': {description: d}}}}";
    assertThatThrownBy(() -> generate("paths: {/a: " + operation + "}"))
        .hasMessageContaining("Retrofit has no annotation for the method TRACE");
  }

  @Test
  void anObjectWithTooManyFieldsIsRefusedByItsName() {
    String fields =
        IntStream.range(0, 251)
            .mapToObj(i -> "f" + i + ": {type: string}")
            .collect(Collectors.joining(", "));
    String schemas = "{schemas: {Large: {type: object, properties: {" + fields + "}}}}";
    assertThatThrownBy(() -> generate("paths: {}\ncomponents: " + schemas))
        .hasMessageContaining("Could not generate model 'Large'")
        .hasMessageContaining("No Java method takes more than 250 fields of an object");
  }

  private void generate(String rest) throws IOException, InterruptedException {
    Path contract = folder.resolve("openapi.yaml");
    Files.writeString(
        contract, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n" + rest + "\n", UTF_8);
    new TemplateRun(folder).generate(contract);
  }
}
