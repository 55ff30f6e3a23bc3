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
  private static final Request SUBMIT =
      new Request.Builder().url("https://relay.test/fal-ai/flux-1/dev?a=b").build();

  @ParameterizedTest
  @CsvSource({"PT0.001S, 0.001", "PT1.5S, 1.5", "PT30S, 30", "PT100S, 100", "PT10000H, 36000000"})
  void tellTheTimeToStartInSeconds(Duration time, String seconds) {
    Request request = SubmitOptions.none().startWithin(time).addTo(SUBMIT);
    assertThat(request.header("X-Fal-Request-Timeout")).isEqualTo(seconds);
  }

  @Test
  void takeAnyLongTime() {
    Request request =
        SubmitOptions.none().startWithin(Duration.ofSeconds(Long.MAX_VALUE)).addTo(SUBMIT);
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
  void keepWhatIsInTheUrlAlready() {
    Request request = SubmitOptions.none().webhook("https://me.test/hook?x=1").addTo(SUBMIT);
    assertThat(request.url().queryParameter("a")).isEqualTo("b");
    assertThat(request.url().queryParameter("fal_webhook")).isEqualTo("https://me.test/hook?x=1");
  }
}
