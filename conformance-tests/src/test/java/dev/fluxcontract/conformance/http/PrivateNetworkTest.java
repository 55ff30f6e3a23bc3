package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.conformance.run.PerThreadClock;
import dev.fluxcontract.conformance.wire.ExchangeLimits;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import dev.fluxcontract.conformance.wire.LargeBodyPermit;
import dev.fluxcontract.conformance.wire.PrivateNetworkRule;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway names image URLs, and each may lead to where only this machine can reach. */
class PrivateNetworkTest {
  private static final String OUTSIDE = "http://93.184.216.34";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1"
      })
  void aGatewayOutsideMayNotNameAPrivateAddress(String address) throws Exception {
    InetAddress named = InetAddress.getByName(address);
    assertThatThrownBy(() -> rule(OUTSIDE).check("images.example", named))
        .hasMessageContaining("images.example is " + named.getHostAddress())
        .hasMessageContaining("private network");
    assertThatCode(() -> rule("http://127.0.0.1:8080").check("images.example", named))
        .doesNotThrowAnyException();
  }

  @Test
  void anyGatewayMayNameAPublicAddress() {
    assertThatCode(
            () -> rule(OUTSIDE).check("images.example", InetAddress.getByName("93.184.216.35")))
        .doesNotThrowAnyException();
  }

  @Test
  void theHostIsNotAskedAndTheReasonIsTold() throws Exception {
    try (RawServer internal = new RawServer(request -> RawServer.json(200, "{\"secret\":1}"));
        GatewayHttp http = http(OUTSIDE)) {
      ProbeResponse response = http.fetch(HttpUrl.get(internal.url() + "/admin"));
      assertThat(response.trouble()).contains("127.0.0.1", "private network");
      assertThat(internal.requests()).isEmpty();
    }
  }

  /** What is asked after a redirect is asked the same way as the first, rule and all. */
  @Test
  void aRedirectIsFollowedByAnotherRequestOfTheSameKind() throws Exception {
    Queue<String> asked = new ArrayDeque<>();
    try (RawServer server =
            new RawServer(
                request ->
                    request.contains("/moved")
                        ? RawServer.json(200, "{}")
                        : RawServer.json(302, "{}")
                            .replaceFirst("\r\n", "\r\nLocation: /moved?now\r\n"));
        GatewayHttp http = http("http://127.0.0.1")) {
      ProbeResponse response = http.fetch(HttpUrl.get(server.url() + "/first"));
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.exchange().url()).endsWith("/moved?now");
      server.requests().forEach(request -> asked.add(request.split(" ", 3)[1]));
      assertThat(asked).containsExactly("/first", "/moved?now");
    }
  }

  @Test
  void aRedirectFromOutsideIntoThePrivateNetworkIsNotFollowed() throws Exception {
    try (RawServer internal = new RawServer(request -> RawServer.json(200, "{}"));
        HttpExchanger exchanger = new HttpExchanger(rule(OUTSIDE))) {
      RedirectFollower follower =
          new RedirectFollower(request -> answer(request, exchanger, internal));
      ProbeResponse response =
          follower.fetch(
              ProbeRequest.get(RequestPurpose.FILE, HttpUrl.get("http://images.example/a.png")));
      assertThat(response.trouble()).contains("127.0.0.1", "private network");
      assertThat(internal.requests()).isEmpty();
    }
  }

  /** The host outside redirects; all others are asked. */
  private static ProbeResponse answer(
      ProbeRequest request, HttpExchanger exchanger, RawServer internal) {
    HttpExchanger.Message message =
        new HttpExchanger.Message("GET", request.url(), java.util.Map.of(), null);
    HttpExchanger.Answer answer;
    if (request.url().host().equals("images.example")) {
      ReceivedHeaders headers = new ReceivedHeaders();
      headers.add("Location: " + internal.url() + "/admin");
      answer = new HttpExchanger.Answer(302, headers, new byte[0], null);
    } else {
      answer =
          exchanger.reusing(
              message, new ExchangeLimits(Duration.ofSeconds(5), 100, new LargeBodyPermit()));
    }
    SecretRedaction redaction = new SecretRedaction("a-key-of-mine", null, List.of());
    return new ProbeResponse(
        request, answer, new ExchangeRecorder(redaction).of(request, message, answer, 0), false, 0);
  }

  @Test
  void noWordOfAFileIsRecorded() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{\"secret\":1}"));
        GatewayHttp http = http("http://127.0.0.1")) {
      ProbeResponse response = http.fetch(HttpUrl.get(server.url() + "/a.png"));
      assertThat(response.exchange().responseBody()).isEqualTo("(application/json, 12 bytes)");
      assertThat(response.toString()).doesNotContain("secret");
    }
  }

  private static PrivateNetworkRule rule(String gateway) {
    return new PrivateNetworkRule(HttpUrl.get(gateway).host());
  }

  private static GatewayHttp http(String gateway) {
    return new GatewayHttp(
        new GatewayAddresses(gateway),
        AuthPrefix.BEARER,
        "a-key-of-mine",
        null,
        Duration.ofMinutes(1),
        new PerThreadClock(),
        new Random(1),
        ExchangeInterceptor.NONE);
  }
}
