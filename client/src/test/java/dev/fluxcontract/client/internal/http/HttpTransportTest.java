package dev.fluxcontract.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.FluxClient;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
  private static HttpTransport transport(String gateway, @Nullable OkHttpClient like) {
    FluxClient.Builder settings = FluxClient.builder().gateway(gateway).apiKey("key");
    if (like != null) {
      settings.httpClient(like);
    }
    try (FluxClient client = settings.build()) {
      return ClientHarness.runtime(client).transport;
    }
  }

  @Test
  void hasNoTlsForAGatewayWithout() {
    OkHttpClient reads = transport("http://relay.test", null).client();
    assertThat(reads.connectionSpecs()).containsExactly(ConnectionSpec.CLEARTEXT);
    assertThatThrownBy(reads::sslSocketFactory).hasMessageContaining("CLEARTEXT-only");
  }

  @Test
  void hasTlsForImagesWhereverTheGatewayIs() {
    OkHttpClient others = transport("http://relay.test", null).forOtherHosts().build();
    assertThat(others.connectionSpecs())
        .isEqualTo(new OkHttpClient().connectionSpecs())
        .contains(ConnectionSpec.MODERN_TLS);
    assertThat(others.sslSocketFactory()).isNotNull();
  }

  @Test
  void hasTlsForAGatewayAtHttps() {
    assertThat(transport("https://relay.test", null).client().sslSocketFactory()).isNotNull();
  }

  @Test
  void hasTheTlsOfACallersClient() {
    OkHttpClient like = new OkHttpClient();
    HttpTransport transport = transport("http://relay.test", like);
    assertThat(transport.client().sslSocketFactory()).isSameAs(like.sslSocketFactory());
    assertThat(transport.forOtherHosts().build().sslSocketFactory())
        .isSameAs(like.sslSocketFactory());
  }
}
