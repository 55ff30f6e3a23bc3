package dev.fluxcontract.client;

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
}
