package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A submit leaves this machine once, on real sockets, whatever comes back. */
class SendOnceTest {
  static Stream<Arguments> endings() {
    return Stream.of(
        ending("a reset", Exchange::reset),
        ending("nothing", Exchange::close),
        ending(
            "half a head",
            exchange -> {
              exchange.raw("HTTP/1.1 200 OK\r\nContent-Le");
              exchange.close();
            }),
        ending(
            "half a body",
            exchange -> {
              exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"request_id\":\"r1\"");
              exchange.reset();
            }),
        ending(
            "half a chunk",
            exchange -> {
              exchange.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"re");
              exchange.close();
            }),
        ending(
            "nonsense",
            exchange -> {
              exchange.raw("hello\r\n\r\n");
              exchange.close();
            }),
        ending("another protocol", exchange -> exchange.raw("SSH-2.0-OpenSSH_9.2\r\n")));
  }

  private static Arguments ending(String name, SocketGateway.Handler handler) {
    return Arguments.of(name, handler);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void andIsNotSentAgainAfter(String name, SocketGateway.Handler handler) throws Exception {
    try (SocketHarness scene = new SocketHarness(handler)) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(failure).hasMessageContaining("not known whether");
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "408 ",
        "408 Connection: close",
        "421 ",
        "503 Retry-After: x",
        "503 Retry-After: 0",
        "503 Retry-After: 99999999999999999999",
        "502 Retry-After: 0",
        "504 Retry-After: 1",
        "500 ",
        "401 WWW-Authenticate: Basic realm=\"x\"",
        "301 Location: /elsewhere",
        "302 Location: /elsewhere",
        "303 Location: /elsewhere",
        "307 Location: /elsewhere",
        "308 Location: /elsewhere",
        "407 Proxy-Authenticate: Basic realm=\"x\""
      })
  void andIsNotSentAgainAfterAnAnswerThatOkHttpWouldFollowUp(String answer) throws Exception {
    String[] parts = answer.split(" ", 2);
    OkHttpClient eager =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) ->
                    response.request().newBuilder().header("Authorization", "Basic x").build())
            .build();
    try (SocketHarness scene =
        new SocketHarness(
            exchange ->
                exchange.json(
                    Integer.parseInt(parts[0]), "{}", parts[1].isEmpty() ? "X-A: b" : parts[1]),
            settings -> settings.httpClient(eager))) {
      FluxException failure = scene.failure(FluxException.class, scene.submit());
      assertThat(failure.status()).isIn(Integer.parseInt(parts[0]), 0);
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  @Test
  void andIsNotSentAgainByAProxyThatPassedItOnAndThenAnswered503() throws Exception {
    AtomicInteger jobs = new AtomicInteger();
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              jobs.incrementAndGet();
              exchange.json(503, "{}", "Retry-After: 1");
            })) {
      FluxException failure = scene.failure(FluxException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(jobs).hasValue(1);
    }
  }

  @Test
  void evenIfAnInterceptorWouldSendItTwice() throws Exception {
    OkHttpClient twice =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  return chain.proceed(chain.request());
                })
            .build();
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> exchange.json(200, TICKET), settings -> settings.httpClient(twice))) {
      assertThat(scene.failure(TransportException.class, scene.submit()).taken())
          .isEqualTo(Taken.UNKNOWN);
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  @Test
  void evenIfAnInterceptorExchangesItsBodyAndTags() throws Exception {
    OkHttpClient buffering =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Buffer bytes = new Buffer();
                  chain.request().body().writeTo(bytes);
                  Request copy =
                      new Request.Builder()
                          .url(chain.request().url())
                          .post(RequestBody.create(bytes.readByteString(), null))
                          .build();
                  Response first = chain.proceed(copy);
                  first.close();
                  return chain.proceed(copy);
                })
            .build();
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> exchange.json(200, TICKET), settings -> settings.httpClient(buffering))) {
      assertThat(scene.failure(TransportException.class, scene.submit()).taken())
          .isEqualTo(Taken.UNKNOWN);
      assertThat(scene.gateway.received).hasSize(1);
      assertThat(scene.gateway.received.get(0).body).contains("tiger");
    }
  }

  @Test
  void andStopsAtItsTimeLimit() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            Exchange::stall, settings -> settings.attemptTimeout(Duration.ofSeconds(5)))) {
      CompletableFuture<Job> submit = scene.submit();
      Exchange stalled = scene.gateway.awaitRequest(1);
      scene.time.advance(Duration.ofSeconds(5));
      TransportException failure = scene.failure(TransportException.class, submit);
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(failure).hasMessageContaining("timed out after PT5S; attemptTimeout(…)");
      assertThat(stalled.isGone()).isTrue();
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  @Test
  void andStopsAtTheDeadline() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(Exchange::stall, settings -> settings.deadline(Duration.ofSeconds(3)))) {
      CompletableFuture<Job> submit = scene.submit();
      Exchange stalled = scene.gateway.awaitRequest(1);
      scene.time.advance(Duration.ofSeconds(3).minusMillis(1));
      assertThat(submit).isNotDone();
      scene.time.advance(Duration.ofMillis(100));
      DeadlineExceededException failure = scene.failure(DeadlineExceededException.class, submit);
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(failure.job()).isNull();
      assertThat(failure)
          .hasMessage(
              "The deadline of PT3S passed before the gateway answered; it is not known whether"
                  + " the gateway took the job; submitting again may be paid twice");
      assertThat(stalled.isGone()).isTrue();
    }
  }

  @Test
  void andReadsNoBodyWithoutEnd() throws Exception {
    SocketGateway.Handler endless =
        exchange -> {
          exchange.raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
          for (String chunk = "x".repeat(8192); ; ) {
            exchange.raw(chunk);
          }
        };
    try (SocketHarness scene = new SocketHarness(endless)) {
      BadAnswerException failure = scene.failure(BadAnswerException.class, scene.submit());
      assertThat(failure).hasMessageContaining("it does not end within 262144 bytes");
      assertThat(failure.body()).hasSizeLessThan(17_000);
      assertThat(scene.gateway.received.get(0).isGone()).isTrue();
    }
  }

  @Test
  void andWithTheKey() throws Exception {
    try (SocketHarness scene = new SocketHarness(exchange -> exchange.json(200, TICKET))) {
      scene.end(scene.submit());
      assertThat(scene.gateway.received.get(0).headers)
          .containsEntry("Authorization", "Bearer " + ClientHarness.KEY);
    }
  }
}
