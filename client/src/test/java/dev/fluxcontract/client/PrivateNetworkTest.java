package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether a gateway may send this client into a private network: that depends on where its own
 * calls went, and not on what its name means now.
 */
@Timeout(60)
class PrivateNetworkTest {
  private static final String OUTSIDE = "1.1.1.1";
  private static final String INSIDE = "10.0.0.1";

  private final Map<String, String> names = new ConcurrentHashMap<>();
  private SocketGateway gateway;
  private ImageServer images;
  private DownloadHarness fetching;

  @BeforeEach
  void start() throws IOException {
    images = new ImageServer();
    images.file("/a", "image/png", SampleImages.png(99));
    gateway = new SocketGateway(exchange -> exchange.json(200, TICKET, "Connection: close"));
    names.put("images.example", INSIDE);
    fetching = fetching(http());
  }

  private DownloadHarness fetching(OkHttpClient http) {
    return new DownloadHarness(
        gateway.url().replace("127.0.0.1", "gateway.example"),
        settings -> settings.retries(0).allowCleartext(true).httpClient(http));
  }

  private void restart(OkHttpClient http) {
    fetching.close();
    fetching = fetching(http);
  }

  @AfterEach
  void stop() throws IOException {
    fetching.close();
    gateway.close();
    images.close();
  }

  @Test
  void aGatewayThatWasCalledOutsideStaysOutsideWhateverItsNameMeansLater() {
    names.put("gateway.example", OUTSIDE);
    fetching.client.submit(ClientHarness.REQUEST);
    names.put("gateway.example", INSIDE);
    assertRefused();
  }

  @Test
  void aGatewayThatWasCalledOutsideOnceStaysOutside() {
    names.put("gateway.example", OUTSIDE);
    fetching.client.submit(ClientHarness.REQUEST);
    names.put("gateway.example", INSIDE);
    fetching.client.submit(ClientHarness.REQUEST);
    assertRefused();
  }

  @Test
  void aGatewayThatWasCalledInsideMayNameItsNeighbours() {
    names.put("gateway.example", INSIDE);
    fetching.client.submit(ClientHarness.REQUEST);
    names.put("gateway.example", OUTSIDE);
    assertThat(fetch().size()).isEqualTo(99);
  }

  @Test
  void aGatewayThatWasNotCalledIsOutside() {
    names.put("gateway.example", INSIDE);
    assertRefused();
  }

  @Test
  void callsThatAnInterceptorSentElsewhereSayNothingAboutTheGateway() throws IOException {
    names.put("sidecar.example", INSIDE);
    OkHttpClient.Builder diverted =
        http()
            .newBuilder()
            .addInterceptor(
                chain -> {
                  Request request = chain.request();
                  HttpUrl url = request.url().newBuilder().host("sidecar.example").build();
                  return chain.proceed(request.newBuilder().url(url).build());
                });
    restart(diverted.build());
    fetching.client.submit(ClientHarness.REQUEST);
    assertRefused();
  }

  @Test
  void aProxyInAPrivateNetworkDoesNotPutTheGatewayThere() throws IOException {
    InetSocketAddress proxy =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port());
    restart(http().newBuilder().proxy(new Proxy(Proxy.Type.HTTP, proxy)).build());
    fetching.client.submit(ClientHarness.REQUEST);
    assertThatThrownBy(() -> fetch(INSIDE)).hasMessageContaining("private network");
  }

  @Test
  void theAddressOfAzuresHostIsNotPublic() {
    names.put("gateway.example", OUTSIDE);
    names.put("images.example", "168.63.129.16");
    fetching.client.submit(ClientHarness.REQUEST);
    assertRefused();
  }

  private void assertRefused() {
    assertThatThrownBy(this::fetch)
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("images.example is " + names.get("images.example"))
        .hasMessageContaining("private network");
    assertThat(images.requests).isEmpty();
  }

  private Download fetch() {
    return fetch("images.example");
  }

  private Download fetch(String host) {
    return fetching.toStream(
        images.url("/a").replace("127.0.0.1", host),
        OutputStream.nullOutputStream(),
        DownloadOptions.defaults());
  }

  /** Names mean what the test says, and every address is this machine. */
  private OkHttpClient http() {
    return new OkHttpClient.Builder()
        .dns(host -> List.of(InetAddress.getByName(names.getOrDefault(host, "0.0.0.0"))))
        .socketFactory(new LoopbackSocketFactory())
        .build();
  }
}
