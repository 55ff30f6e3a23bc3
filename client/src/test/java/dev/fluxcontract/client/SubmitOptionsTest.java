package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitOptionsTest {
  private static Request submit(SubmitOptions options) {
    ClientHarness harness = new ClientHarness();
    harness.end(harness.client.submitAsync(ClientHarness.REQUEST, options));
    return harness.gateway.requests.get(0);
  }

  @ParameterizedTest
  @CsvSource({"PT0.001S, 0.001", "PT1.5S, 1.5", "PT30S, 30", "PT100S, 100", "PT10000H, 36000000"})
  void tellTheTimeToStartInSeconds(Duration time, String seconds) {
    Request request = submit(SubmitOptions.none().startWithin(time));
    assertThat(request.header("X-Fal-Request-Timeout")).isEqualTo(seconds);
  }

  @Test
  void takeAnyLongTime() {
    Request request = submit(SubmitOptions.none().startWithin(Duration.ofSeconds(Long.MAX_VALUE)));
    assertThat(request.header("X-Fal-Request-Timeout")).matches("[0-9]{10}");
  }

  @ParameterizedTest
  @ValueSource(longs = {999_999, 0, -1_000_000_000})
  void refuseATimeThatWouldBeSentAsNone(long nanos) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubmitOptions.none().startWithin(Duration.ofNanos(nanos)))
        .withMessageContaining("startWithin(PT");
  }

  @Test
  void sendTheWebhookInTheQuery() {
    Request request = submit(SubmitOptions.none().webhook("https://me.test/hook?x=1"));
    assertThat(request.url().queryParameter("fal_webhook")).isEqualTo("https://me.test/hook?x=1");
  }

  @Test
  void sendAHeaderWithTheSubmitAndItsRetriesAndWithNoOtherCall() {
    ClientHarness harness = new ClientHarness();
    harness
        .gateway
        .submit(json(429, "{}").with("Retry-After", "1"), json(200, ScriptedGateway.TICKET))
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(images());
    SubmitOptions options =
        SubmitOptions.none().header("X-Team", "red; blue").header("User-Agent", "shop/7");
    harness.await(harness.end(harness.client.submitAsync(ClientHarness.REQUEST, options)));
    assertThat(harness.gateway.requests)
        .extracting(sent -> sent.header("X-Team"))
        .containsExactly("red; blue", "red; blue", null, null);
    assertThat(harness.gateway.requests.get(0).header("User-Agent")).isEqualTo("shop/7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Proxy-Authorization",
        "Cookie",
        "Host",
        "Connection",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Expect",
        "Content-Type",
        "Content-Length",
        "content-anything",
        "Proxy-Connection",
        "Accept-Encoding",
        "x-fal-request-timeout"
      })
  void refuseAHeaderThatIsNotTheCallersToSet(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubmitOptions.none().header(name, "sk-secret"))
        .withMessageContaining("header(\"" + name + "\"")
        .withMessageNotContaining("sk-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a:b",
        "a\nb",
        "ä",
        "Authorization: Key sk-secret",
        "X\r\nX: sk-secret"
      })
  void doNotShowWhatIsNoName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubmitOptions.none().header(name, "sk-secret"))
        .withMessageStartingWith("header(…, …) has a name that is not allowed in a header")
        .withMessageNotContaining("sk-secret");
  }

  @Test
  void replaceAHeaderOfTheSameNameInAnyCase() {
    for (String again : new String[] {"x-team", "X-TEAM", "x-Team", "X-team"}) {
      Request request = submit(SubmitOptions.none().header("X-Team", "red").header(again, "blue"));
      assertThat(request.headers("X-Team")).as(again).containsExactly("blue");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\r\nX-Other: b", "a\0", "ä"})
  void refuseAValueThatCannotStandInAHeader(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubmitOptions.none().header("X-Team", value))
        .withMessageContaining("printable ASCII");
  }

  @ParameterizedTest
  @ValueSource(strings = {ClientHarness.KEY, "Bearer " + ClientHarness.KEY, "c2stdmVyeS1zZWNyZXQ="})
  void refuseAHeaderThatHoldsTheKey(String value) {
    ClientHarness harness = new ClientHarness();
    SubmitOptions options = SubmitOptions.none().header("X-Team", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> harness.client.submit(ClientHarness.REQUEST, options))
        .withMessageContaining("the key")
        .withMessageNotContaining(value);
    assertThat(harness.gateway.requests).isEmpty();
  }
}
