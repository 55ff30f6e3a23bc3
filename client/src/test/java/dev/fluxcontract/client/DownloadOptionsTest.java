package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadOptionsTest {
  private static final DownloadOptions DEFAULTS = DownloadOptions.defaults();

  @Test
  void keepWhatTheyAreGiven() {
    DownloadOptions least = DEFAULTS.maxBytes(1).deadline(Duration.ofNanos(1));
    assertThat(least.limits().maxBytes()).isEqualTo(1);
    assertThat(least.limits().deadline()).isEqualTo(Duration.ofNanos(1));
    assertThat(DEFAULTS.limits().maxBytes()).isEqualTo(64L * 1024 * 1024);
    assertThat(DEFAULTS.limits().deadline()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refuseNoBytesAtAll(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.maxBytes(bytes))
        .withMessageContaining("maxBytes(" + bytes + ")");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE})
  void refuseADeadlineThatIsNone(long seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.deadline(Duration.ofSeconds(seconds)))
        .withMessageContaining("deadline(PT");
  }
}
