package dev.fluxcontract.client.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Bodies that a schema of the contract allows, with nulls, new enum values and unknown fields. */
final class Bodies {
  private static final Object LEFT_OUT = new Object();

  /** From here on only what is required: a schema may hold itself. */
  private static final int DEEPEST = 4;

  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(60);

  private Bodies() {}

  static Arbitrary<@Nullable Object> of(String schema) {
    return of(Contract.schema(schema), 0);
  }

  private static Arbitrary<@Nullable Object> of(@Nullable Object property, int depth) {
    Map<String, Object> written = Contract.map(property);
    Map<String, Object> schema = Contract.resolve(written);
    Arbitrary<@Nullable Object> values = values(schema, depth);
    boolean nullable =
        schema.get("nullable") == Boolean.TRUE || written.get("nullable") == Boolean.TRUE;
    return nullable ? values.injectNull(0.2) : values;
  }

  private static Arbitrary<@Nullable Object> values(Map<String, Object> schema, int depth) {
    for (String union : List.of("oneOf", "anyOf")) {
      if (schema.get(union) instanceof List<?> branches) {
        return any(branches, schema.get("discriminator"), depth);
      }
    }
    String type = String.valueOf(schema.get("type"));
    String format = String.valueOf(schema.get("format"));
    if (schema.get("enum") instanceof List<?> known && type.equals("string")) {
      return Arbitraries.oneOf(known(known), texts());
    }
    if (schema.get("enum") instanceof List<?> known) {
      return known(known);
    }
    return switch (type) {
      case "string" -> texts(format);
      case "boolean" -> Arbitraries.of(true, false).asGeneric();
      case "number" -> Arbitraries.doubles().asGeneric();
      case "integer" -> integers(format);
      case "array" ->
          depth < DEEPEST
              ? of(schema.get("items"), depth + 1).list().ofMaxSize(3).asGeneric()
              : Arbitraries.just(List.of()).asGeneric();
      default -> schema.isEmpty() || isAny(schema) ? json() : objects(schema, depth);
    };
  }

  private static boolean isAny(Map<String, Object> schema) {
    return schema.get("type") == null && schema.get("properties") == null;
  }

  private static Arbitrary<@Nullable Object> known(List<?> values) {
    return Arbitraries.of(values.stream().filter(Objects::nonNull).toList()).asGeneric();
  }

  private static Arbitrary<@Nullable Object> any(
      List<?> branches, @Nullable Object discriminator, int depth) {
    if (discriminator != null) {
      return Arbitraries.oneOf(
          branches.stream().map(branch -> named(branch, discriminator, depth)).toList());
    }
    return Arbitraries.oneOf(branches.stream().map(branch -> of(branch, depth)).toList());
  }

  /** A body that names its branch, so that it is not taken for another. */
  private static Arbitrary<@Nullable Object> named(
      @Nullable Object branch, Object discriminator, int depth) {
    String ref = String.valueOf(Contract.map(branch).get("$ref"));
    String field = String.valueOf(Contract.map(discriminator).get("propertyName"));
    Object mapping = Contract.map(discriminator).get("mapping");
    String name =
        mapping == null
            ? ref.substring(ref.lastIndexOf('/') + 1)
            : Contract.map(mapping).entrySet().stream()
                .filter(entry -> ref.endsWith(String.valueOf(entry.getValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ref);
    return of(branch, depth)
        .map(
            body -> {
              Map<String, @Nullable Object> object = new LinkedHashMap<>(Contract.map(body));
              object.put(field, name);
              return object;
            });
  }

  @SuppressWarnings("NullAway") // jqwik bears null, but does not say so.
  private static final Arbitrary<@Nullable Object> NOTHING = Arbitraries.just((Object) null);

  private static Arbitrary<@Nullable Object> texts() {
    return Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(12).asGeneric();
  }

  /** Where a format has a type of its own in Java, only what that writes as it was. */
  private static Arbitrary<@Nullable Object> texts(String format) {
    return switch (format) {
      case "date-time" ->
          Arbitraries.of("2026-11-25T10:20:30Z", "1999-12-31T23:59:00.5-09:30").asGeneric();
      case "date" -> Arbitraries.of("2026-11-25", "0001-01-01").asGeneric();
      case "uuid" -> Arbitraries.of("7a0e8b3c-0f5d-4c5b-9d1e-0123456789ab").asGeneric();
      case "uri" -> Arbitraries.of("https://files.example/1.png", "a/b?c#d").asGeneric();
      case "byte" -> Arbitraries.of("", "QUJD", "QQ==").asGeneric();
      default -> texts();
    };
  }

  private static char[] surrogates() {
    char[] surrogates = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < surrogates.length; i++) {
      surrogates[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return surrogates;
  }

  private static Arbitrary<@Nullable Object> integers(String format) {
    return switch (format) {
      case "int64" -> Arbitraries.longs().asGeneric();
      case "uint32" -> Arbitraries.longs().between(0, 4_294_967_295L).asGeneric();
      case "uint64" ->
          Arbitraries.bigIntegers()
              .between(BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE))
              .asGeneric();
      default -> Arbitraries.integers().asGeneric();
    };
  }

  private static Arbitrary<@Nullable Object> objects(Map<String, Object> schema, int depth) {
    Map<String, Object> properties =
        schema.get("properties") == null ? Map.of() : Contract.map(schema.get("properties"));
    if (schema.get("additionalProperties") instanceof Map<?, ?> values && properties.isEmpty()) {
      return depth < DEEPEST
          ? Arbitraries.maps(texts(), of(values, depth + 1)).ofMaxSize(3).asGeneric()
          : Arbitraries.just(Map.of()).asGeneric();
    }
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    List<String> names = new ArrayList<>();
    List<Arbitrary<@Nullable Object>> fields = new ArrayList<>();
    properties.forEach(
        (name, property) -> {
          if (required.contains(name)) {
            names.add(name);
            fields.add(of(property, depth + 1));
          } else if (depth < DEEPEST) {
            names.add(name);
            fields.add(Arbitraries.oneOf(Arbitraries.just(LEFT_OUT), of(property, depth + 1)));
          }
        });
    names.add("unknown field");
    fields.add(Arbitraries.oneOf(Arbitraries.just(LEFT_OUT), json()));
    return Combinators.combine(fields).as(values -> object(names, values));
  }

  private static Object object(List<String> names, List<@Nullable Object> values) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (values.get(i) != LEFT_OUT) {
        object.put(names.get(i), values.get(i));
      }
    }
    return object;
  }

  /** Anything that JSON can tell, two levels deep. */
  private static Arbitrary<@Nullable Object> json() {
    Arbitrary<@Nullable Object> flat =
        Arbitraries.oneOf(
            texts(),
            Arbitraries.of(true, false).asGeneric(),
            // Moshi takes a number for malformed once its first digits are a multiple of 2^64.
            Arbitraries.bigDecimals().between(LARGEST.negate(), LARGEST).ofScale(30).asGeneric(),
            NOTHING);
    return Arbitraries.oneOf(
        flat,
        flat.list().ofMaxSize(2).asGeneric(),
        Arbitraries.maps(texts(), flat).ofMaxSize(2).asGeneric());
  }
}
