package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fluxcontract.client.internal.job.BuilderSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {
  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FluxClient.builder()
                    .gateway("relay.test")
                    .apiKey(" ")
                    .deadline(Duration.ZERO)
                    .attemptTimeout(Duration.ofSeconds(-1))
                    .connectTimeout(Duration.ZERO)
                    .retries(-1)
                    .build())
        .withMessageContainingAll(
            "gateway(…) is not an http or https URL",
            "apiKey(…)",
            "deadline(PT0S)",
            "attemptTimeout(PT-1S)",
            "connectTimeout(PT0S)",
            "retries(-1)");
  }

  @Test
  @SuppressWarnings("NullAway")
  void saysWhatIsNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FluxClient.builder()
                    .gateway(null)
                    .apiKey(null)
                    .deadline(null)
                    .connectTimeout(null)
                    .polling(null)
                    .listener(null)
                    .build())
        .withMessageContainingAll(
            "gateway(…)",
            "apiKey(…)",
            "deadline(null): a time longer than 0",
            "connectTimeout(null)",
            "polling(null): a schedule",
            "listener(null): a listener");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FluxClient.builder().build())
        .withMessageContainingAll("gateway(…) is missing", "apiKey(…) is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-secret\n",
        " sk-secret",
        "Bearer sk-secret",
        "key sk-secret",
        "sk-\u0000secret",
        "sk-secret-ä",
        "sk-sec\r\nX: y"
      })
  void refusesWhatIsNoBareKeyWithoutShowingIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FluxClient.builder().gateway("https://relay.test").apiKey(key).build())
        .withMessageContaining("apiKey(…)")
        .withMessageNotContaining("sec");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://relay.example",
        "http://relay.example:8080/fal",
        "HTTP://RELAY.EXAMPLE",
        "http://8.8.8.8",
        "http://134744072",
        "http://0x08080808",
        "http://[2606:4700::1111]",
        "http://localhost.example",
        "http://127.0.0.1.example"
      })
  void refusesToSendTheKeyUnencryptedOutsidePrivateNetworks(String gateway) {
    FluxClient.Builder builder = FluxClient.builder().gateway(gateway).apiKey("sk-secret");
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContainingAll(
            "gateway(\"http://",
            "unencrypted outside a private network",
            "use https",
            "allowCleartext(true)");
    builder.allowCleartext(true).build().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://flux.localhost",
        "http://127.0.0.1",
        "http://10.1.2.3",
        "http://172.16.0.1",
        "http://192.168.1.1",
        "http://169.254.1.1",
        "http://[::1]",
        "http://[fd00::1]",
        "http://[fe80::1]",
        "http://gateway:8080",
        "http://my_gateway",
        "http://gateway.fal.svc.cluster.local.",
        "http://host.docker.internal",
        "http://nas.home.arpa",
        "https://relay.example"
      })
  void sendsTheKeyUnencryptedWithinAPrivateNetwork(String gateway) {
    FluxClient.builder().gateway(gateway).apiKey("sk-secret").build().close();
  }

  @Test
  void doesNotShowAKeyThatWasGivenForTheGateway() {
    FluxClient.Builder swapped =
        FluxClient.builder().gateway("sk-secret").apiKey("https://relay.test");
    assertThat(swapped).hasToString("FluxClient.Builder of no gateway");
    assertThatIllegalArgumentException()
        .isThrownBy(swapped::build)
        .withMessageContaining("swapped")
        .withMessageNotContaining("secret");
  }

  @Test
  void doesNotShowAKeyThatWasGivenForAGatewayWithoutItsScheme() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FluxClient.builder().gateway("sk-secret").apiKey("www.anyapi.vip").build())
        .withMessageContaining("gateway(…) is not an http or https URL")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://relay.test?key=sk-secret", "https://sk-secret@relay.test"})
  void doesNotShowAKeyWithinTheGatewaysUrl(String gateway) {
    FluxClient.Builder builder = FluxClient.builder().gateway(gateway).apiKey("sk-secret");
    assertThat(builder.toString()).isEqualTo("FluxClient.Builder of https://relay.test/...");
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "https://queue.fal.run, Key",
    "https://fal.run, Key",
    "https://notfal.run, Bearer",
    "https://fal.run.relay.test, Bearer",
    "https://relay.test/fal.run, Bearer"
  })
  void choosesTheSchemeByTheHost(String gateway, String scheme) throws Exception {
    assertThat(authorization(gateway, null)).isEqualTo(scheme + " sk-1");
  }

  @Test
  void takesAnotherSchemeWhereToldSo() throws Exception {
    assertThat(authorization("https://relay.test", AuthScheme.KEY)).isEqualTo("Key sk-1");
    assertThat(authorization("https://queue.fal.run", AuthScheme.BEARER)).isEqualTo("Bearer sk-1");
  }

  /**
   * The header as it would go to the gateway; a socket of our own stands in for the host, which
   * does not exist.
   */
  private static String authorization(String gateway, @Nullable AuthScheme scheme)
      throws Exception {
    AtomicReference<String> sent = new AtomicReference<>("");
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              sent.set(exchange.headers.get("Authorization"));
              exchange.json(200, ScriptedGateway.TICKET);
            })) {
      FluxClient.Builder builder =
          FluxClient.builder()
              .gateway(gateway.replace("https:", "http:"))
              .allowCleartext(true)
              .apiKey("sk-1");
      if (scheme != null) {
        builder.auth(scheme);
      }
      builder.httpClient(
          new okhttp3.OkHttpClient.Builder()
              .proxy(
                  new java.net.Proxy(
                      java.net.Proxy.Type.HTTP,
                      new java.net.InetSocketAddress(
                          java.net.InetAddress.getLoopbackAddress(), scene.gateway.port())))
              .build());
      try (FluxClient client = builder.build()) {
        client.submit(ClientHarness.REQUEST);
      }
    }
    return String.valueOf(sent.get());
  }

  @Test
  void buildsAClientThatDoesNotShowTheKey() {
    FluxClient.Builder builder =
        FluxClient.builder().gateway("https://relay.test/fal").apiKey("sk-secret");
    try (FluxClient client = builder.build()) {
      assertThat(client).hasToString("FluxClient of https://relay.test/fal");
      assertThat(builder.toString()).doesNotContain("secret");
    }
  }

  @Test
  void takesWhatTheEnvironmentHas() {
    BuilderSettings options = new BuilderSettings();
    options.takeFrom(
        Map.of("FLUX_GATEWAY", "https://relay.test", "FLUX_API_KEY", "sk-1", "FLUX_AUTH", "Key")
            ::get);
    assertThat(options.gateway).isEqualTo("https://relay.test");
    assertThat(options.apiKey).isEqualTo("sk-1");
    assertThat(options.auth).isEqualTo(AuthScheme.KEY);
  }

  @Test
  void keepsWhatTheEnvironmentDoesNotSet() {
    BuilderSettings options = new BuilderSettings();
    options.gateway = "https://mine.test";
    options.apiKey = "sk-mine";
    options.takeFrom(Map.of("FLUX_GATEWAY", " ", "FLUX_AUTH", "")::get);
    assertThat(options.gateway).isEqualTo("https://mine.test");
    assertThat(options.apiKey).isEqualTo("sk-mine");
    assertThat(options.auth).isNull();
  }

  @Test
  void doesNotShowAnUnknownSchemeWhichMayBeTheKey() {
    BuilderSettings options = new BuilderSettings();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.takeFrom(Map.of("FLUX_AUTH", "sk-secret")::get))
        .withMessageContaining("bearer")
        .withMessageNotContaining("sk-secret");
  }

  @Test
  void readsTheProcesssOwnEnvironment() {
    assertThat(FluxClient.builder().fromEnvironment().options.gateway)
        .isEqualTo(System.getenv("FLUX_GATEWAY"));
  }
}
