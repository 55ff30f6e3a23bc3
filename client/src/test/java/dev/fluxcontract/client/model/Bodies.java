package dev.fluxcontract.client.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Bodies that a schema of the contract allows, with nulls, new enum values and unknown fields. */
final class Bodies {
  private static final Object LEFT_OUT = new Object();
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(60);

  private Bodies() {}

  static Arbitrary<@Nullable Object> of(String schema) {
    return of(Map.of("$ref", "#/components/schemas/" + schema));
  }

  private static Arbitrary<@Nullable Object> of(Map<String, Object> property) {
    Map<String, Object> schema = Contract.resolve(property);
    Arbitrary<@Nullable Object> values = values(schema);
    boolean nullable =
        schema.get("nullable") == Boolean.TRUE || property.get("nullable") == Boolean.TRUE;
    return nullable ? values.injectNull(0.2) : values;
  }

  private static Arbitrary<@Nullable Object> values(Map<String, Object> schema) {
    if (schema.get("oneOf") instanceof List<?> branches) {
      return Arbitraries.lazy(() -> any(branches));
    }
    if (schema.get("enum") instanceof List<?> known) {
      return Arbitraries.oneOf(Arbitraries.of(known).asGeneric(), texts());
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "string" -> texts();
      case "boolean" -> Arbitraries.of(true, false).asGeneric();
      case "number" -> Arbitraries.doubles().asGeneric();
      case "integer" -> integers(String.valueOf(schema.get("format")));
      case "array" -> of(Contract.map(schema.get("items"))).list().ofMaxSize(3).asGeneric();
      case "object" -> objects(schema);
      default -> json();
    };
  }

  private static Arbitrary<@Nullable Object> any(List<?> branches) {
    List<Arbitrary<@Nullable Object>> each = new ArrayList<>();
    branches.forEach(branch -> each.add(of(Contract.map(branch))));
    return Arbitraries.oneOf(each);
  }

  @SuppressWarnings("NullAway") // jqwik bears null, but does not say so.
  private static final Arbitrary<@Nullable Object> NOTHING = Arbitraries.just((Object) null);

  private static Arbitrary<@Nullable Object> texts() {
    return Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(12).asGeneric();
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
      case "uint64" ->
          Arbitraries.bigIntegers()
              .between(BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE))
              .asGeneric();
      default -> Arbitraries.integers().asGeneric();
    };
  }

  private static Arbitrary<@Nullable Object> objects(Map<String, Object> schema) {
    Map<String, Object> properties =
        schema.get("properties") == null ? Map.of() : Contract.map(schema.get("properties"));
    if (schema.get("additionalProperties") instanceof Map<?, ?> values && properties.isEmpty()) {
      return Arbitraries.maps(texts(), of(Contract.map(values))).ofMaxSize(3).asGeneric();
    }
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    List<String> names = new ArrayList<>(properties.keySet());
    List<Arbitrary<@Nullable Object>> fields = new ArrayList<>();
    for (String name : names) {
      Arbitrary<@Nullable Object> field = of(Contract.map(properties.get(name)));
      fields.add(
          required.contains(name) ? field : Arbitraries.oneOf(Arbitraries.just(LEFT_OUT), field));
    }
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
