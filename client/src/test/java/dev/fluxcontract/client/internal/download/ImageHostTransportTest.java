package dev.fluxcontract.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.DownloadHarness;
import dev.fluxcontract.client.DownloadOptions;
import dev.fluxcontract.client.ImageServer;
import dev.fluxcontract.client.SampleImages;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a download asks, and what it tells them. */
@Timeout(60)
class ImageHostTransportTest {
  private static final String FAR = "https://gateway.example";
  private static final byte[] PNG = SampleImages.png(999);

  private ImageServer host;

  @BeforeEach
  void start() throws IOException {
    host = new ImageServer();
    host.file("/a", "image/png", PNG);
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
  }

  /** A gateway that puts the key into its images' URLs may send the whole query on to its host. */
  @Test
  void aRedirectDoesNotTakeTheKeyInAUrlToAnotherHost() throws IOException {
    try (ImageServer gateway = new ImageServer();
        DownloadHarness client = new DownloadHarness(gateway.url("/"), settings -> settings)) {
      String file = "/a?token=" + ClientHarness.KEY;
      gateway.redirect("/a", host.url(file));
      gateway.redirect("/b", host.url("/a?token=other"));
      OutputStream out = OutputStream.nullOutputStream();
      assertThatThrownBy(() -> client.toStream(gateway.url(file), out, DownloadOptions.defaults()))
          .isInstanceOf(BadAnswerException.class)
          .hasMessageContaining("to another host with the key in the URL")
          .hasMessageNotContaining(ClientHarness.KEY);
      assertThat(host.requests).isEmpty();
      client.toStream(
          gateway.url("/b?token=" + ClientHarness.KEY), out, DownloadOptions.defaults());
      assertThat(host.requests).singleElement().asString().doesNotContain(ClientHarness.KEY);
    }
  }

  /** As a webhook's delivery may have it, which is not read by a client that knows the key. */
  @Test
  void anotherHostIsNotAskedWithTheKeyInItsUrl() {
    try (DownloadHarness client = new DownloadHarness(FAR, settings -> settings)) {
      assertThatThrownBy(
              () ->
                  client.toStream(
                      host.url("/a?token=" + ClientHarness.KEY),
                      OutputStream.nullOutputStream(),
                      DownloadOptions.defaults()))
          .isInstanceOf(BadAnswerException.class)
          .hasMessageContaining("leads to another host")
          .hasMessageNotContaining(ClientHarness.KEY);
      assertThat(host.requests).isEmpty();
    }
  }

  @Test
  void strangersGetNeitherKeyNorCookieNorWhatACallerAddsToCallsForTheGateway() {
    Interceptor adds =
        chain ->
            chain.proceed(
                chain.request().newBuilder().header("Authorization", "Bearer sk").build());
    OkHttpClient configured =
        new OkHttpClient.Builder()
            .addInterceptor(adds)
            .addNetworkInterceptor(adds)
            .authenticator(
                (route, response) ->
                    response.request().newBuilder().header("Authorization", "Key sk").build())
            .cookieJar(new Cookies())
            .build();
    host.page("/locked", out -> out.write(ImageServer.head(401, "WWW-Authenticate: Basic")));
    host.redirect("/moved", "/a");

    fetch(configured, near(), host.url("/moved"));
    assertThatThrownBy(() -> fetch(configured, near(), host.url("/locked")))
        .hasMessageContaining("HTTP 401");

    assertThat(host.requests)
        .hasSize(3)
        .allSatisfy(
            head ->
                assertThat(head)
                    .doesNotContainIgnoringCase("authorization")
                    .doesNotContainIgnoringCase("cookie")
                    .doesNotContain("sk"));
  }

  @Test
  void fiveRedirectsAreFollowedAndNoMore() {
    for (int i = 1; i <= 6; i++) {
      host.redirect("/" + i, i == 1 ? "/a" : host.url("/" + (i - 1)));
    }
    assertThat(fetch(near(), host.url("/5")).size()).isEqualTo(PNG.length);
    assertThatThrownBy(() -> fetch(near(), host.url("/6")))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("redirected more than 5 times");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/x, http://a/y,",
    "https://a/x, ftp://a/y,",
    "http://a/x, file:///etc/passwd,",
    "http://a/x, 'data:image/png;base64,',",
    "http://a/x, ,",
    "https://a/x, /y, https://a/y",
    "https://a/x, //b/y, https://b/y",
    "http://a/x, https://a/y, https://a/y"
  })
  void aRedirectLeadsToNothingLessSafe(String from, String location, String to) {
    HttpUrl followed = ImageHostTransport.follow(HttpUrl.get(from), location);
    assertThat(followed).isEqualTo(to == null ? null : HttpUrl.get(to));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_0, X-Other, false",
    "HTTP_1_1, X-Other, false",
    "HTTP_1_1, Content-Length, true",
    "HTTP_1_1, Transfer-Encoding, true",
    "HTTP_2, X-Other, true"
  })
  void knowsWhereAConnectionsEndIsTheOnlyEnd(Protocol protocol, String header, boolean known) {
    Response response =
        new Response.Builder()
            .request(new Request.Builder().url(FAR).build())
            .protocol(protocol)
            .code(200)
            .message("")
            .header(header, "Chunked")
            .build();
    assertThat(ImageHostTransport.isLengthKnown(response)).isEqualTo(known);
  }

  @Test
  void aGatewayOutsideCannotSendThisClientIntoAPrivateNetwork() {
    assertThatThrownBy(() -> fetch(client(), FAR, host.url("/a")))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("127.0.0.1, in a private network")
        .hasMessageContaining("a client of your own");
    assertThat(host.requests).isEmpty();
  }

  @Test
  void norByANameThatLeadsThere() {
    String named = host.url("/a").replace("127.0.0.1", "images.example");
    assertThatThrownBy(() -> fetch(client(), FAR, named))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("images.example is 127.0.0.1");
    assertThat(host.requests).isEmpty();
  }

  @Test
  void ofAHostWithAddressesOnBothSidesThoseOutsideAreAsked() throws IOException {
    InetAddress inside = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    InetAddress outside = InetAddress.getByAddress(new byte[] {1, 1, 1, 1});
    Dns both = name -> name.equals("mixed.example") ? List.of(inside, outside) : List.of(outside);
    PrivateNetworkGuard guard = new PrivateNetworkGuard(both, "mixed.example", () -> false);
    assertThat(guard.lookup("mixed.example")).containsExactly(outside);
  }

  @Test
  void aProxyMayBeInAPrivateNetwork() throws IOException {
    InetAddress inside = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    PrivateNetworkGuard guard =
        new PrivateNetworkGuard(name -> List.of(inside), "images.example", () -> false);
    assertThat(guard.lookup("proxy.example")).containsExactly(inside);
  }

  private String near() {
    return host.url("/");
  }

  /** Names on one side of the world and on the other. */
  private static OkHttpClient client() {
    return new OkHttpClient.Builder()
        .dns(
            name ->
                name.equals("gateway.example")
                    ? List.of(InetAddress.getByAddress(name, new byte[] {1, 1, 1, 1}))
                    : List.of(InetAddress.getLoopbackAddress()))
        .build();
  }

  private static Download fetch(String gateway, String url) {
    return fetch(new OkHttpClient(), gateway, url);
  }

  private static Download fetch(OkHttpClient configured, String gateway, String url) {
    try (DownloadHarness fetching =
        new DownloadHarness(gateway, settings -> settings.httpClient(configured).retries(0))) {
      return fetching.toStream(url, OutputStream.nullOutputStream(), DownloadOptions.defaults());
    }
  }

  private static final class Cookies implements CookieJar {
    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return List.of(new Cookie.Builder().name("session").value("sk").domain(url.host()).build());
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}
  }
}
