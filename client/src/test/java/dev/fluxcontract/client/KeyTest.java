package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.internal.util.KeyRedactionTest;
import java.io.StringWriter;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key reaches the gateway's own origin, and nothing else. */
class KeyTest {
  private static final String COMPLETED = "{'status':'COMPLETED'}";
  private static final String IMAGES = "{'images':[{'url':'u'}]}";

  /** Answers as a gateway whose bodies lead to a stranger. */
  private static SocketGateway.Handler leadingTo(String url) {
    return exchange -> {
      if (exchange.isPost()) {
        exchange.json(
            200,
            "{'status':'IN_QUEUE','request_id':'r1','response_url':'"
                + url
                + "/fal-ai/flux-1/requests/r1','status_url':'"
                + url
                + "/fal-ai/flux-1/requests/r1/status','cancel_url':'"
                + url
                + "/fal-ai/flux-1/requests/r1/cancel'}");
      } else {
        exchange.json(200, exchange.path.endsWith("/status") ? COMPLETED : IMAGES);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d",
        "http://localhost:%d",
        "http://127.0.0.1:1@127.0.0.1:%d",
        "https://127.0.0.1:%d",
        "//127.0.0.1:%d",
        "http://user:pw@127.0.0.1:%d",
        "http:\\\\127.0.0.1:%d"
      })
  void doesNotGoToHostsInBodies(String url) throws Exception {
    try (SocketGateway stranger = new SocketGateway(exchange -> exchange.json(200, COMPLETED));
        SocketHarness scene = new SocketHarness(leadingTo(String.format(url, stranger.port())))) {
      Job job = scene.end(scene.submit());
      assertThat(scene.end(job.future()).images()).hasSize(1);
      job.status();
      job.cancel();
      assertThat(stranger.received).isEmpty();
      assertThat(scene.gateway.received).allSatisfy(KeyTest::carriesTheKey);
      assertThat(scene.gateway.received)
          .extracting(exchange -> exchange.path)
          .contains("/fal-ai/flux-1/requests/r1/cancel");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void doesNotFollowARedirectToAnotherOrigin(int status) throws Exception {
    try (SocketGateway stranger = new SocketGateway(exchange -> exchange.json(200, IMAGES));
        SocketHarness scene =
            new SocketHarness(
                exchange -> {
                  if (exchange.isPost()) {
                    exchange.json(200, TICKET);
                  } else {
                    exchange.json(status, "{}", "Location: " + stranger.url() + exchange.path);
                  }
                })) {
      BadAnswerException failure =
          scene.failure(BadAnswerException.class, scene.end(scene.submit()).future());
      assertThat(failure.status()).isEqualTo(status);
      assertThat(stranger.received).isEmpty();
    }
  }

  @Test
  void doesNotFollowARedirectOfASubmit() throws Exception {
    try (SocketGateway stranger = new SocketGateway(exchange -> exchange.json(200, TICKET));
        SocketHarness scene =
            new SocketHarness(
                exchange -> exchange.json(307, "{}", "Location: " + stranger.url() + "/x"))) {
      scene.failure(BadAnswerException.class, scene.submit());
      assertThat(stranger.received).isEmpty();
    }
  }

  @Test
  void followsARedirectWithinTheGateway() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              if (exchange.isPost()) {
                exchange.json(200, TICKET);
              } else if (exchange.path.endsWith("/moved")) {
                exchange.json(200, IMAGES);
              } else {
                exchange.json(302, "{}", "Location: /moved");
              }
            })) {
      assertThat(scene.end(scene.end(scene.submit()).future()).images()).hasSize(1);
      assertThat(scene.gateway.received).allSatisfy(KeyTest::carriesTheKey);
    }
  }

  @Test
  void followsNoRedirectInCircles() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              if (exchange.isPost()) {
                exchange.json(200, TICKET);
              } else {
                exchange.json(302, "{}", "Location: " + exchange.path);
              }
            })) {
      scene.failure(BadAnswerException.class, scene.end(scene.submit()).future());
      assertThat(scene.gateway.received).hasSizeBetween(2, 200);
    }
  }

  @Test
  void staysHomeWhenAnInterceptorSendsACallElsewhere() throws Exception {
    try (SocketGateway stranger = new SocketGateway(exchange -> exchange.json(200, TICKET))) {
      OkHttpClient astray =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain ->
                      chain.proceed(
                          chain.request().newBuilder().url(stranger.url() + "/x").build()))
              .build();
      try (SocketHarness scene =
          new SocketHarness(exchange -> {}, settings -> settings.httpClient(astray))) {
        scene.end(scene.submit());
        assertThat(stranger.received).hasSize(1).noneSatisfy(KeyTest::carriesTheKey);
      }
    }
  }

  @Test
  void isNotSeenByInterceptorsThatLog() throws Exception {
    StringWriter log = new StringWriter();
    OkHttpClient logging =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  log.append(chain.request().headers() + " " + chain.request().url());
                  return chain.proceed(chain.request());
                })
            .addNetworkInterceptor(
                chain -> {
                  log.append(chain.request().headers() + " " + chain.request().url());
                  return chain.proceed(chain.request());
                })
            .build();
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> exchange.json(200, TICKET), settings -> settings.httpClient(logging))) {
      scene.end(scene.submit());
      assertThat(log.toString()).contains("/fal-ai/flux-1/dev").doesNotContain(ClientHarness.KEY);
      assertThat(scene.gateway.received).allSatisfy(KeyTest::carriesTheKey);
    }
  }

  @Test
  void isNeverShown() throws Exception {
    SocketGateway.Handler echo =
        exchange ->
            exchange.json(
                401,
                "{'error':{'message':'bad key " + ClientHarness.KEY + "'}}",
                "X-Echo: " + exchange.headers.get("Authorization"));
    try (SocketHarness scene = new SocketHarness(echo)) {
      FluxException failure = scene.failure(NotAuthorisedException.class, scene.submit());
      assertThat(
              failure
                  + ""
                  + failure.body()
                  + failure.headers()
                  + scene.client
                  + FluxClient.builder().apiKey(ClientHarness.KEY))
          .contains("[key]")
          .doesNotContain(ClientHarness.KEY);
    }
  }

  @Test
  void isNotShownByWhatAFailureCameOf() throws Exception {
    SocketGateway.Handler nonsense =
        exchange -> {
          exchange.raw("Bearer " + ClientHarness.KEY + "\r\n\r\n");
          exchange.close();
        };
    try (SocketHarness scene = new SocketHarness(nonsense)) {
      FluxException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(KeyRedactionTest.stackTrace(failure))
          .contains("[key]")
          .doesNotContain(ClientHarness.KEY);
    }
  }

  private static void carriesTheKey(Exchange exchange) {
    assertThat(exchange.headers).containsEntry("Authorization", "Bearer " + ClientHarness.KEY);
  }
}
