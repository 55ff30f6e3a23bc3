package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.SchemaKind.ref;
import static dev.fluxcontract.everything.SchemaKind.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every type of OpenAPI 3.0 with every format, plain, with its rules, and as an enum. */
final class SchemaKinds {
  private static final String TEXT = "abc";
  private static final Map<String, String> TEXTS =
      samples(
          ":password:email:hostname:ipv4:ipv6:made-up:binary",
          TEXT,
          "byte",
          "AAEC/w==",
          "date",
          "2026-01-02",
          "date-time",
          "2026-01-02T03:04:05Z",
          "uuid",
          "0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f90",
          "uri",
          "https://a.example/b?c=d",
          "number",
          "1.50");
  private static final BigInteger MOST = new BigInteger("18446744073709551610");

  private SchemaKinds() {}

  private static Map<String, String> samples(String... formatsAndSample) {
    Map<String, String> samples = new LinkedHashMap<>();
    for (int i = 0; i < formatsAndSample.length; i += 2) {
      for (String format : formatsAndSample[i].split(":", -1)) {
        samples.put(format, formatsAndSample[i + 1]);
      }
    }
    return samples;
  }

  /** What is neither a list nor a map. */
  static List<SchemaKind> all() {
    List<SchemaKind> kinds = new ArrayList<>();
    TEXTS.forEach((format, sample) -> kinds.addAll(texts(format, sample)));
    for (String format : List.of("", "int32", "made-up")) {
      kinds.addAll(numbers("integer", format, 10, 10));
    }
    kinds.addAll(numbers("integer", "int64", 5_000_000_010L, 10));
    kinds.addAll(numbers("integer", "uint32", 4_294_967_290L, 10));
    kinds.addAll(numbers("integer", "uint64", MOST, 10));
    for (String format : List.of("", "float", "double", "made-up")) {
      kinds.addAll(numbers("number", format, 2.5, 0.5));
    }
    kinds.addAll(others());
    return kinds;
  }

  private static List<SchemaKind> texts(String format, String sample) {
    String name = name("text", format);
    Map<String, Object> type = typed("string", format);
    SchemaKind plain = new SchemaKind(name, type, sample, null);
    Map<String, Object> ruled =
        plain.with("minLength", 2, "maxLength", 50, "pattern", "^[a-z\"\\\\]+$|[0-9:]");
    Object broken = sample.equals(TEXT) && !format.equals("binary") ? "A" : null;
    SchemaKind rule = kind(name + "Rule", ruled, sample, broken);
    // The generator does not pass on the values of an enum of bytes.
    return format.equals("byte")
        ? List.of(plain, rule)
        : List.of(
            plain, rule, kind(name + "Enum", plain.with("enum", List.of(sample)), sample, null));
  }

  private static List<SchemaKind> numbers(String type, String format, Number sample, Number step) {
    String name = name(type, format);
    SchemaKind plain = new SchemaKind(name, typed(type, format), sample, null);
    Map<String, Object> range = plain.with("minimum", 1, "maximum", sample, "multipleOf", step);
    Map<String, Object> open =
        plain.with(
            "minimum",
            0,
            "exclusiveMinimum",
            true,
            "maximum",
            MOST.add(BigInteger.ONE),
            "exclusiveMaximum",
            true);
    return List.of(
        plain,
        kind(name + "Rule", range, sample, 0),
        kind(name + "Open", open, sample, 0),
        kind(name + "Enum", plain.with("enum", List.of(sample)), sample, null));
  }

  private static List<SchemaKind> others() {
    Map<String, Object> free = schema("a", List.of(1, schema("b", "c")));
    Map<String, Object> object = schema("type", "object");
    Map<String, Object> leaf = leaf();
    Map<String, Object> leafValue = schema("q", "x");
    Map<String, Object> link =
        schema("type", "object", "properties", schema("r", typed("string", "uri")));
    return List.of(
        kind("flag", typed("boolean", ""), true, null),
        kind("flagEnum", schema("type", "boolean", "enum", List.of(true)), true, null),
        kind("any", schema(), free, null),
        kind("free", object, free, null),
        kind("freeTrue", schema("type", "object", "additionalProperties", true), free, null),
        kind("freeAny", schema("type", "object", "additionalProperties", Map.of()), free, null),
        kind("freeRule", schema("type", "object", "minProperties", 1), free, Map.of()),
        kind("inline", leaf, leafValue, null),
        kind("ref", ref("Leaf"), leafValue, null),
        kind("refText", ref("Text"), TEXT, "A"),
        kind("refWord", ref("Word"), "one", null),
        kind("refRatio", ref("Ratio"), "1:1", null),
        kind("refLevel", ref("Level"), 2, null),
        kind("refTexts", ref("Texts"), List.of(TEXT), List.of()),
        kind("refNumbers", ref("Numbers"), schema("a", 1.5), null),
        kind("refEither", ref("Either"), 7, null),
        kind("oneOf", schema("oneOf", List.of(typed("string", "uuid"), leaf)), leafValue, null),
        kind("anyOf", schema("anyOf", List.of(ref("Leaf"), typed("number", ""))), 2.5, null),
        kind("allOf", schema("allOf", List.of(ref("Leaf"), link)), leafValue, null),
        kind("allOfOne", schema("allOf", List.of(ref("Leaf")), "title", "One"), leafValue, null));
  }

  private static Map<String, Object> leaf() {
    return schema(
        "type", "object", "properties", schema("q", typed("string", "")), "required", List.of("q"));
  }

  /** The schemas that the others refer to. */
  static Map<String, Object> named() {
    return schema(
        "Leaf",
        leaf(),
        "Text",
        schema("type", "string", "minLength", 2),
        "Word",
        schema("type", "string", "enum", List.of("one", "two")),
        "Ratio",
        schema("type", "string", "enum", List.of("1:1", "16:9")),
        "Level",
        schema("type", "integer", "enum", List.of(1, 2)),
        "Texts",
        schema("type", "array", "items", typed("string", ""), "minItems", 1),
        "Numbers",
        schema("type", "object", "additionalProperties", typed("number", "")),
        "Either",
        schema("oneOf", List.of(typed("string", ""), typed("integer", ""))));
  }

  /** Lists and maps of a kind, with rules, with nulls, and in each other. */
  static Stream<SchemaKind> containers(SchemaKind kind) {
    Stream<SchemaKind> of =
        Stream.of(kind.ruledList(), kind.listOfNulls(), kind.ruledMap(), kind.mapOfNulls());
    Stream<SchemaKind> nested =
        Stream.of(
            kind.list().list(), kind.list().map(), kind.map().list(), kind.map().mapOfNulls());
    return kind.isPlain() ? Stream.concat(of, nested) : of;
  }

  private static SchemaKind kind(
      String name, Map<String, Object> schema, Object sample, @Nullable Object broken) {
    return new SchemaKind(name, schema, sample, broken);
  }

  private static Map<String, Object> typed(String type, String format) {
    return format.isEmpty() ? schema("type", type) : schema("type", type, "format", format);
  }

  private static String name(String type, String format) {
    StringBuilder name = new StringBuilder(type);
    for (String part : format.split("-", -1)) {
      if (!part.isEmpty()) {
        name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return name.toString();
  }
}
