package dev.fluxcontract.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://relay.test, https://queue.fal.run/fal-ai/flux-1/requests/1, /fal-ai/flux-1/requests/1",
    "https://relay.test/, https://queue.fal.run/fal-ai/flux-1/requests/1, /fal-ai/flux-1/requests/1",
    "https://relay.test/fal, https://queue.fal.run/fal-ai/flux-1/requests/1, /fal/fal-ai/flux-1/requests/1",
    "https://relay.test/fal/, https://queue.fal.run/fal-ai/flux-1/requests/1, /fal/fal-ai/flux-1/requests/1",
    "https://relay.test/fal, https://relay.test/fal/fal-ai/flux-1/requests/1, /fal/fal-ai/flux-1/requests/1",
    "https://relay.test/fal, https://relay.test/fal-ai/flux-1/requests/1, /fal/fal-ai/flux-1/requests/1",
    "https://relay.test/fal-ai, https://queue.fal.run/fal-ai/flux-1/requests/1, /fal-ai/fal-ai/flux-1/requests/1",
    "https://relay.test/fal-ai, https://relay.test/fal-ai/fal-ai/flux-1/requests/1, /fal-ai/fal-ai/flux-1/requests/1",
    "https://relay.test/model/v1/queue, https://inner/v1/queue/fal-ai/flux-1/requests/1, /model/v1/queue/fal-ai/flux-1/requests/1",
    "https://relay.test/v1/acct/gw/fal, https://queue.fal.run/fal-ai/auto/requests/1/status, /v1/acct/gw/fal/fal-ai/auto/requests/1/status",
    "https://relay.test/fal, /fal-ai/flux-1/requests/1?token=a%20b#x, /fal/fal-ai/flux-1/requests/1?token=a%20b",
    "https://relay.test/fal, https://relay.test/tasks/1/, /fal/tasks/1/",
    "https://relay.test/fal-ai, https://queue.fal.run/fal-ai, /fal-ai/fal-ai",
  })
  void putsThePathOfABodyUrlOnItself(String base, String bodyUrl, String path) {
    assertThat(BaseUrl.of(base).rebase(bodyUrl, "fal-ai")).hasToString("https://relay.test" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "/",
        "//evil.test/a",
        "https://evil.test",
        "https://evil.test/",
        "https://evil.test//a",
        "https://user@evil.test/a",
        "https://user:pass@evil.test/a",
        "ftp://evil.test/a",
        "file:///etc/passwd",
        "data:application/json,{}",
        "javascript:alert(1)",
        "https://evil.test/a/../b",
        "https://evil.test/a/./b",
        "https://evil.test/a/%2e%2E/b",
        "https://evil.test/a%2Fb",
        "https://evil.test/a%5cb",
        "https://evil.test/a\\b",
        "https://evil.test/a%252e",
        "https://evil.test/a%0d%0aX: y",
        "https://evil.test/a b",
        "https://evil.test/a\r\nb",
        "https://evil.test/ä",
        "https://evil.test/a%zz",
        "https://evil.test/a//b",
        "https:///a",
        "\\\\evil.test\\a"
      })
  void takesNothingOfABodyUrlThatPlaysTricks(String bodyUrl) {
    assertThat(BaseUrl.of("https://relay.test").rebase(bodyUrl, "fal-ai")).isNull();
  }

  @Test
  void takesNothingOfAnAbsurdlyLongUrl() {
    assertThat(BaseUrl.of("https://relay.test").rebase("/" + "a".repeat(3000), "fal-ai")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://relay.test:8080, http://relay.test:8080/", "http://relay.test/, http://relay.test/",
    "http://relay.test/v1/fal, http://relay.test/v1/fal/",
        "http://relay.test/v1/fal//, http://relay.test/v1/fal/"
  })
  void endsItsBaseUrlWithOneSlash(String given, String base) {
    assertThat(BaseUrl.of(given).base()).hasToString(base);
  }

  @ParameterizedTest
  @CsvSource({
    "https://relay.test/x, true",
    "https://relay.test:443/x, true",
    "http://relay.test/x, false",
    "http://relay.test:443/x, false",
    "https://relay.test:8443/x, false",
    "https://relay.test.evil.test/x, false",
    "https://evil-relay.test/x, false",
    "https://a.relay.test/x, false"
  })
  void ownsItsOriginOnly(String url, boolean owned) {
    assertThat(BaseUrl.of("https://relay.test/fal").owns(HttpUrl.get(url))).isEqualTo(owned);
  }

  @Test
  void takesABodyUrlAsItStandsOnlyWhereItNamesThisGateway() {
    BaseUrl gateway = BaseUrl.of("https://relay.test/fal");
    assertThat(gateway.verbatim("https://relay.test/tasks/1"))
        .hasToString("https://relay.test/tasks/1");
    assertThat(gateway.verbatim("https://other.test/tasks/1")).isNull();
    assertThat(gateway.verbatim("https://relay.test/../x")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relay.test",
        "ftp://relay.test",
        "",
        "https://",
        "https://me:pw@relay.test",
        "https://relay.test?a=b",
        "https://relay.test/#x"
      })
  void refusesWhatIsNoBaseUrl(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.of(base))
        .withMessageStartingWith("gateway(")
        .withMessageNotContaining("pw");
  }
}
