package dev.fluxcontract.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generator's parser sorts {@code required}, so a builder takes what is required in the order
 * of the properties. The contract keeps both orders the same: then {@code required} says what
 * counts.
 */
class RequiredOrderTest {

  static List<Map.Entry<String, Object>> objects() {
    return Contract.schemas().entrySet().stream()
        .filter(schema -> Contract.map(schema.getValue()).containsKey("required"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void requiredFollowsTheOrderOfTheProperties(Map.Entry<String, Object> schema) {
    Map<String, Object> object = Contract.map(schema.getValue());
    List<?> required = (List<?>) Objects.requireNonNull(object.get("required"));
    List<String> properties = List.copyOf(Contract.map(object.get("properties")).keySet());

    assertThat(properties.stream().filter(required::contains).toList()).isEqualTo(required);
  }
}
