package dev.fluxcontract.client.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.JwksServer;
import dev.fluxcontract.client.TestClock;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.WebhookSigner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyCacheTest {
  private static final HttpUrl URL = HttpUrl.get("https://keys.example/jwks.json");

  private final TestClock clock = new TestClock();
  private final JwksServer address = new JwksServer(new WebhookSigner());
  private final SigningKeyCache keys = new SigningKeyCache(address.client(), URL, clock);

  @Test
  void areFetchedOnceADay() {
    SigningKeys first = keys.current();
    clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(keys.current()).isSameAs(first);
    assertThat(address.asked).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(keys.current()).isNotSameAs(first);
    assertThat(address.asked).isEqualTo(2);
  }

  @Test
  void areFetchedAgainAfterTheyFailedAndNotMoreThanOnceAMinute() {
    SigningKeys first = keys.current();
    assertThat(keys.after(first)).isSameAs(first);
    clock.advance(Duration.ofSeconds(60));
    SigningKeys second = keys.after(first);
    assertThat(second).isNotSameAs(first);
    for (int forged = 0; forged < 1000; forged++) {
      assertThat(keys.after(second)).isSameAs(second);
    }
    assertThat(address.asked).isEqualTo(2);
  }

  @Test
  void whoeverFailedWithOlderKeysGetsTheNewerOnesWithoutAsking() {
    SigningKeys first = keys.current();
    clock.advance(Duration.ofSeconds(60));
    SigningKeys second = keys.after(first);
    assertThat(keys.after(first)).isSameAs(second);
    assertThat(address.asked).isEqualTo(2);
  }

  @Test
  void oldOnesStayWhileTheAddressIsDown() {
    SigningKeys first = keys.current();
    address.down = true;
    clock.advance(Duration.ofDays(2));
    assertThat(keys.current()).isSameAs(first);
    assertThat(keys.current()).isSameAs(first);
    assertThat(address.asked).isEqualTo(2);
  }

  @Test
  void withoutAnyTheSenderIsToTryAgainAndTheAddressIsNotAskedEachTime() {
    address.down = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(keys::current)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("https://keys.example/jwks.json")
          .hasMessageContaining("Answer 503");
    }
    assertThat(address.asked).isEqualTo(1);
    address.down = false;
    clock.advance(Duration.ofSeconds(5));
    assertThat(keys.current()).isNotNull();
  }

  @Test
  void aClockThatIsSetBackKeepsNothingAlive() {
    SigningKeys first = keys.current();
    clock.advance(Duration.ofDays(-30));
    assertThat(keys.current()).isNotSameAs(first);
  }

  @Test
  void manyThreadsAskOnce() {
    Stream.generate(() -> CompletableFuture.supplyAsync(keys::current))
        .limit(20)
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(address.asked).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 404, 500})
  void anyOtherStatusIsNoKeySet(int status) {
    address.status = status;
    assertThatThrownBy(keys::current).hasMessageContaining("HTTP " + status);
  }

  @Test
  void aSetWithoutEndIsNotRead() {
    address.body += " ".repeat(64 * 1024);
    assertThatThrownBy(keys::current).hasMessageContaining("more than 65536 bytes");
  }
}
