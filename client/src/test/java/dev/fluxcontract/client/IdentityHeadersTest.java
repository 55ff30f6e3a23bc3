package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What client and gateway call themselves and their answers by. */
class IdentityHeadersTest {
  private final ClientHarness harness = new ClientHarness();

  @Test
  void aJobHasTheIdsOfItsAnswers() {
    harness
        .gateway
        .submit(
            json(200, ScriptedGateway.TICKET)
                .with("X-Fal-Request-Id", "r1")
                .with("X-Billable-Units", "2")
                .with("Traceparent", "00-1")
                .with("Content-Language", "en")
                .with("Set-Cookie", "a=b")
                .with("X-Api-Key", "other")
                .with("X-Echo", "Bearer " + ClientHarness.KEY))
        .status(json(200, "{'status':'COMPLETED'}").with("X-Of-Status", "1"))
        .result(images().with("x-fal-request-id", "r1-result"));
    Job job = harness.submit();
    assertThat(job.headers().keySet())
        .containsExactly("Traceparent", "X-Billable-Units", "X-Echo", "X-Fal-Request-Id");
    assertThat(job.headers().get("X-Echo")).containsExactly("Bearer [key]");
    harness.await(job);
    assertThat(job.headers().get("X-FAL-REQUEST-ID")).isEqualTo(List.of("r1", "r1-result"));
  }

  @Test
  void noMoreThanTwoKilobytesAreKeptOfAnAnswer() {
    ScriptedReply reply = json(200, ScriptedGateway.TICKET);
    for (int i = 0; i < 100; i++) {
      reply = reply.with("X-Id-" + i, "x".repeat(i < 1 ? 5000 : 100));
    }
    harness.gateway.submit(reply);
    assertThat(harness.submit().headers()).hasSizeBetween(15, 19).doesNotContainKey("X-Id-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\r\nX-Other: b"})
  void aLineBreakInAValueIsASpace(String value) {
    Headers headers = new Headers.Builder().addUnsafeNonAscii("X-Id", value).build();
    harness.gateway.submit(
        new ScriptedReply(200, "application/json", ScriptedGateway.TICKET, headers));
    assertThat(harness.submit().headers())
        .containsOnly(entry("X-Id", List.of(value.replaceAll("[\r\n]", " "))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-A\rB: 1", "X A: 1", "X\u00e4: 1", ": 1", "\r: 1"})
  void aNameThatIsNoTokenIsLeftOut(String line) throws Exception {
    try (SocketHarness sockets =
        new SocketHarness(
            exchange -> exchange.json(200, ScriptedGateway.TICKET, line, "X-Id: r1"))) {
      Job job = sockets.end(sockets.submit());
      assertThat(job.headers()).containsOnly(entry("X-Id", List.of("r1")));
    }
  }

  @Test
  void aJobThatWasPickedUpHasNone() {
    assertThat(harness.client.job("fal-ai/flux-1/dev", "r1").headers()).isEmpty();
  }

  @Test
  void theClientNamesItself() {
    harness.submit();
    assertThat(harness.gateway.requests.get(0).header("User-Agent"))
        .matches("flux-client(/[0-9][\\w.-]*)?");
  }

  @Test
  void anInterceptorOfTheCallersMayNameItOtherwise() {
    AtomicReference<String> sent = new AtomicReference<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("User-Agent", "shop/7").build()))
            .addInterceptor(
                chain -> {
                  sent.set(chain.request().header("User-Agent"));
                  return json(200, ScriptedGateway.TICKET).to(chain.request());
                })
            .build();
    ClientHarness named = new ClientHarness(settings -> settings.httpClient(http));
    named.submit();
    assertThat(sent).hasValue("shop/7");
  }
}
