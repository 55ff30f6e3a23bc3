package dev.fluxcontract.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.client.internal.util.KeyRedactionTest;
import java.io.EOFException;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class DownloadExceptionsTest {
  private final DownloadExceptions failures =
      new DownloadExceptions(KeyRedaction.of(ClientHarness.KEY));
  private final UnknownHostException secret =
      new UnknownHostException(ClientHarness.KEY + ".example");

  @Test
  void doNotShowAKeyThatAGatewayPutIntoAUrl() {
    HttpUrl url = HttpUrl.get("https://" + ClientHarness.KEY + ".example/" + ClientHarness.KEY);
    for (FluxException failure :
        new FluxException[] {
          failures.transport(url, secret), failures.interrupted(secret), failures.broken(secret)
        }) {
      assertThat(KeyRedactionTest.stackTrace(failure)).doesNotContain(ClientHarness.KEY);
    }
  }

  @Test
  void nameTheKindOfACauseThatHasNoMessage() {
    HttpUrl url = HttpUrl.get("https://cdn.example/a.png");
    assertThat(failures.transport(url, new EOFException()))
        .hasMessage("Cannot fetch the image at https://cdn.example/a.png: java.io.EOFException");
  }

  @Test
  void keepTheirCauseOtherwise() {
    UnknownHostException harmless = new UnknownHostException("cdn.example");
    assertThat(failures.broken(harmless)).hasCause(harmless);
    assertThat(failures.broken(null)).hasNoCause();
  }
}
