package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

/** The build runs these tests on more than one OkHttp; this one notices if it does not. */
class OkHttpVersionTest {
  @Test
  void isTheOneThatTheBuildMeantToTest() throws ReflectiveOperationException {
    // Not OkHttp.VERSION: javac would copy the value of the one it compiles against.
    assertThat(OkHttp.class.getField("VERSION").get(null))
        .asString()
        .startsWith(System.getProperty("okhttp.expected", "4."));
  }
}
