package dev.fluxcontract.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A number that may be above 2^63 is mostly below it. */
class LongSettersTest {
  @Test
  void eachSetterOfALargeNumberTakesALongToo() throws ReflectiveOperationException {
    List<Method> setters =
        Contract.requests().values().stream()
            .flatMap(request -> Arrays.stream(request.getDeclaredClasses()))
            .flatMap(builder -> Arrays.stream(builder.getMethods()))
            .filter(method -> Arrays.equals(method.getParameterTypes(), big()))
            .toList();
    assertThat(setters).isNotEmpty();
    for (Method setter : setters) {
      Class<?> builder = setter.getDeclaringClass();
      assertThat(builder.getMethod(setter.getName(), long.class).getReturnType())
          .isEqualTo(builder);
    }
  }

  @Test
  void aLongIsTheSameNumber() {
    DevTextToImage.Builder builder = DevTextToImage.builder("a tiger");
    assertThat(builder.seed(Long.MAX_VALUE).build().seed())
        .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
    assertThat(builder.seed(null).build().seed()).isNull();
  }

  private static Class<?>[] big() {
    return new Class<?>[] {BigInteger.class};
  }
}
