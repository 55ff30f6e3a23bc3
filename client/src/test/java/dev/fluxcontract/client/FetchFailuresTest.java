package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class FetchFailuresTest {
  private final FetchFailures failures = new FetchFailures(Redaction.of(Scene.KEY));
  private final UnknownHostException secret = new UnknownHostException(Scene.KEY + ".example");

  @Test
  void doNotShowAKeyThatAGatewayPutIntoAUrl() {
    HttpUrl url = HttpUrl.get("https://" + Scene.KEY + ".example/" + Scene.KEY);
    for (FluxException failure :
        new FluxException[] {
          failures.transport(url, secret), failures.interrupted(secret), failures.broken(secret)
        }) {
      assertThat(RedactionTest.stackTrace(failure)).doesNotContain(Scene.KEY);
    }
  }

  @Test
  void keepTheirCauseOtherwise() {
    UnknownHostException harmless = new UnknownHostException("cdn.example");
    assertThat(failures.broken(harmless)).hasCause(harmless);
    assertThat(failures.broken(null)).hasNoCause();
  }
}
