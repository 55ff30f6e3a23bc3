package dev.fluxcontract.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gateways accept and bill a request with an empty prompt, so no builder makes one, or one with
 * another required text that is blank.
 */
class BlankTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void noRequestOfTheContractIsBuiltWithABlankRequiredText(String blank) {
    assertThat(Contract.requests().values())
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThatThrownBy(() -> build(request, blank, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(" is blank", "unchecked()"))
        .allSatisfy(request -> assertThat(build(request, blank, true)).isNotNull());
  }

  private static Object build(Class<?> request, String text, boolean unchecked) throws Throwable {
    Method start =
        Arrays.stream(request.getMethods())
            .filter(method -> method.getName().equals("builder"))
            .findFirst()
            .orElseThrow();
    Object[] required =
        Arrays.stream(start.getParameterTypes())
            .map(type -> type == List.class ? List.of("https://h/a.png") : text)
            .toArray();
    Object builder = start.invoke(null, required);
    if (unchecked) {
      builder.getClass().getMethod("unchecked").invoke(builder);
    }
    try {
      return builder.getClass().getMethod("build").invoke(builder);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
