package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;

/** JSON in and out without loss: large integers and decimals stay what they were. */
public final class LosslessJson {
  private static final JsonMapper JSON = mapper(new JsonFactory());

  /** For what a gateway sends: a short text can hold more values than memory does. */
  private static final JsonMapper BOUNDED =
      mapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxTokenCount(200_000)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build());

  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().dumperOptions(asciiInBlocks()).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private LosslessJson() {}

  private static JsonMapper mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /** Reads one JSON value; anything after it is an error, and so is an empty text. */
  public static JsonNode read(String text) throws JsonProcessingException {
    return present(JSON.readTree(text));
  }

  /**
   * Reads one JSON value of any origin; more than 200,000 names and values are a {@link
   * com.fasterxml.jackson.core.exc.StreamConstraintsException}.
   */
  public static JsonNode readBounded(byte[] bytes) throws IOException {
    return present(BOUNDED.readTree(bytes));
  }

  /**
   * Reads a YAML file of one document; a missing node if it is empty. A field that occurs twice, or
   * a second document, is an error.
   */
  public static JsonNode readYaml(String text) throws JsonProcessingException {
    try (JsonParser parser = YAML.createParser(text)) {
      JsonNode first = YAML.readTree(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "a second document begins; only one is read");
      }
      return first == null ? MissingNode.getInstance() : first;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value on one line. */
  public static String write(JsonNode value) {
    return value.toString();
  }

  /** Writes a value for people. */
  public static String pretty(JsonNode value) {
    return value.toPrettyString();
  }

  /** Writes a value as YAML. */
  public static String writeYaml(JsonNode value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of a list as texts; none where it is not a list. */
  public static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  /** Gives a new, empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Gives a new, empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Reads a YAML file that comes with the suite, named as {@link Class#getResource} has it. */
  public static JsonNode readYaml(Class<?> owner, String resource) {
    try {
      return readYaml(new String(TextFile.resource(owner, resource), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Escapes all other characters: some are invisible, and some change the reading direction. */
  private static DumperOptions asciiInBlocks() {
    DumperOptions options = new DumperOptions();
    options.setAllowUnicode(false);
    options.setSplitLines(false);
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return options;
  }

  private static JsonNode present(JsonNode value) throws JsonProcessingException {
    if (value.isMissingNode()) {
      throw new JsonParseException(null, "The body is empty");
    }
    return value;
  }
}
