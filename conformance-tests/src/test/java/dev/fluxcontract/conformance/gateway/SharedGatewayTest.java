package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A static gateway is one for the class and the classes within it. */
class SharedGatewayTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private static String url = "";

  @BeforeAll
  static void keepItsUrl() {
    url = GATEWAY.url();
  }

  @AfterAll
  static void isStillThere() {
    assertThat(GATEWAY.url()).isEqualTo(url);
  }

  @Nested
  class First {
    @Test
    void hasIt() {
      assertThat(GATEWAY.url()).isEqualTo(url);
    }
  }

  @Nested
  class Second {
    @Test
    void hasTheSame() {
      assertThat(GATEWAY.url()).isEqualTo(url);
    }
  }
}
