package dev.fluxcontract.everything;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the templates cannot make is said by the generator, and not by javac. */
@Tag("slow")
class UnsupportedContractTest {
  private static final String THINGS =
      "paths: {/a: {get: {operationId: a, tags: [Things], responses: {'200': {description:"
          + " d}}}}}\n";
  private static final String CLASHES =
      """
      Foo: {type: object, properties: {a: {type: string}}},
      foo: {type: object, properties: {b: {type: string}}},
      plain: {type: string},
      Plain: {type: object, properties: {a: {type: string}}},
      OddCase: {type: object, properties: {a: {type: string}}},
      Oddcase: {type: object, properties: {a: {type: string}}},
      FooJsonAdapter: {type: object, properties: {a: {type: string}}},
      ThingsApi: {type: object, properties: {a: {type: string}}},
      Fields: {type: object, properties: {image_url: {type: string}, imageUrl: {type: string},
        seen: {type: string, nullable: true}, seenIsNull: {type: boolean}}},
      Values: {type: string, enum: [Etc/GMT+1, Etc/GMT-1, Etc/GMT+12]}
      """;

  private static final String UNMAPPABLE =
      """
      , Numbers: {type: integer, enum: [1, 5000000000]},
      Taken: {type: object, properties: {hash-code: {type: string}}},
      Quotes: {type: object, properties: {'a"b': {type: string}}}
      """;

  @TempDir private Path folder;

  @Test
  void theMethodTraceIsRefused() {
    String operation = "{trace: {operationId: t, responses: {'200': {description: d}}}}";
    assertThatThrownBy(() -> generate("paths: {/a: " + operation + "}"))
        .hasMessageContaining("Retrofit has no annotation for the method TRACE");
  }

  @Test
  void eachNameThatClashesInJavaIsRefusedInOneSentence() {
    assertThatThrownBy(
            () -> generate(THINGS + "components: {schemas: {" + CLASHES + UNMAPPABLE + "}}"))
        .hasMessage(
            """
            Schema Fields: the fields image_url and imageUrl would both be imageUrl in Java. \
            Give one of them another name under nameMappings in config.yaml.
            Schema Fields: the fields seen and seenIsNull would both be seenIsNull in Java. Give \
            one of them another name under nameMappings in config.yaml.
            Schema Numbers: the value 5000000000 is too large for type: integer. Add format: \
            int64.
            Schema Quotes: the name of the field a"b has a quotation mark or a backslash, which \
            the templates do not write. Leave the field out of the contract; its value is then \
            among unknownFields().
            Schema Taken: the field hash-code would be hashCode in Java, where that name is taken. \
            Give it another name under nameMappings in config.yaml.
            Schema Values: the values Etc/GMT-1 and Etc/GMT+12 would both be ETC_GMT_12 in Java. \
            Give one of them another name under enumNameMappings in config.yaml.
            Schemas Foo and foo: their classes would have the same name, Foo, or names that \
            differ in case alone. Give all but one another name under modelNameMappings in \
            config.yaml.
            Schemas OddCase and Oddcase: their classes would have the same name, OddCase, or \
            names that differ in case alone. Give all but one another name under \
            modelNameMappings in config.yaml.
            Schema FooJsonAdapter: the adapter of Foo has that name. Give it another name under \
            modelNameMappings in config.yaml.
            Schema ThingsApi: the interface of a tag has that name. Give it another name under \
            modelNameMappings in config.yaml.
            """);
  }

  @Test
  void mappedNamesDoNotClash() throws IOException, InterruptedException {
    generate(
        THINGS + "components: {schemas: {" + CLASHES + "}}",
        "--name-mappings=imageUrl=otherUrl,seenIsNull=seenNull",
        "--enum-name-mappings=Etc/GMT-1=ETC_GMT_MINUS_1",
        "--model-name-mappings=foo=Second,Oddcase=Third,FooJsonAdapter=Fourth,ThingsApi=Fifth");

    assertThatCode(() -> new TemplateRun(folder).compile()).doesNotThrowAnyException();
  }

  @Test
  void anObjectWithTooManyFieldsIsRefusedByItsName() {
    String refusal = "no Java method takes more than 250 fields of an object";
    assertThatThrownBy(
            () ->
                generate(
                    "paths: {}\ncomponents: {schemas: {Large: "
                        + object(251, "{type: string}")
                        + ", Wide: "
                        + object(126, "{type: string, nullable: true}")
                        + ", Widest: "
                        + object(250, "{type: string}")
                        + "}}"))
        .hasMessageContaining("Schema Large: " + refusal)
        .hasMessageContaining("Schema Wide: " + refusal)
        .hasMessageNotContaining("Widest");
  }

  private static String object(int fields, String type) {
    return IntStream.range(0, fields)
        .mapToObj(i -> "f" + i + ": " + type)
        .collect(Collectors.joining(", ", "{type: object, properties: {", "}}"));
  }

  private void generate(String rest, String... options) throws IOException, InterruptedException {
    Path contract = folder.resolve("openapi.yaml");
    Files.writeString(
        contract, "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n" + rest + "\n", UTF_8);
    new TemplateRun(folder).generate(contract, options);
  }
}
