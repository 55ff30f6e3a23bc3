package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
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

  /** As with a gateway in a base class of both. */
  @Test
  void endsWithEachClassThatHasIt() {
    FluxGateway gateway = FluxGateway.create();
    for (ExtensionContext context : List.of(context(), context())) {
      gateway.beforeAll(context);
      assertThat(gateway.url()).startsWith("http://");
      gateway.afterAll(context);
      assertThatThrownBy(gateway::url).hasMessageContaining("not been started");
    }
  }

  private static ExtensionContext context() {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            ExtensionContext.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("equals") ? proxy == arguments[0] : null);
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
