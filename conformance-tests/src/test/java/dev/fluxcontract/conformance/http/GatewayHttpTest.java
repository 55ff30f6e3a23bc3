package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.fluxcontract.conformance.run.PerThreadClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class GatewayHttpTest {
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final String BLANKS = " ".repeat(2 << 20);
  private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut";

  @Test
  void aStatusHasNoRoomForImagesAndAResultHas() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{" + BLANKS + "}"));
        GatewayHttp http = http(RunClock.system())) {
      HttpUrl url = HttpUrl.get(server.url());
      ProbeRequest status = ProbeRequest.get(RequestPurpose.STATUS, url);
      assertThat(http.send(status).trouble()).contains("more than 2 MiB");
      assertThat(http.send(ProbeRequest.get(RequestPurpose.RESULT, url)).trouble()).isNull();
      assertThat(http.send(status.withRoomFor(1)).trouble()).isNull();
    }
  }

  @Test
  void aRequestIsNotedWholeSoThatItCanBeSentAgain() throws Exception {
    String body = "{\"prompt\":\"" + "a".repeat(20_000) + "\"}";
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{}"));
        GatewayHttp http = http(RunClock.system())) {
      ProbeResponse reply =
          http.once(ProbeRequest.submit(HttpUrl.get(server.url()), body, "a-case"));
      assertThat(reply.exchange().requestBody()).isEqualTo(body);
    }
  }

  @Test
  void afterAStopNoFileIsFetched() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{}"));
        GatewayHttp http = http(RunClock.system())) {
      http.stop("enough");
      assertThatThrownBy(() -> http.fetch(HttpUrl.get(server.url())))
          .isInstanceOf(RunStopped.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aTroubleThatPassesIsCountedAsFlakyAndNothingElse() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                request ->
                    switch (asked.getAndIncrement()) {
                      case 0 -> "";
                      case 1 -> RawServer.json(502, "<html>");
                      case 2 -> CUT;
                      default -> RawServer.json(200, "{}");
                    });
        GatewayHttp http = http(new PerThreadClock())) {
      assertThat(http.send(request(server)).status()).isEqualTo(200);
      assertThat(http.retry().flaky()).containsExactly(entry("result", 3));
      assertThat(asked).hasValue(4);
    }
  }

  @Test
  void aTroubleThatPersistsIsTheAnswer() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(500, "{}"));
        GatewayHttp http = http(new PerThreadClock())) {
      assertThat(http.send(request(server)).status()).isEqualTo(500);
      assertThat(server.requests()).hasSizeGreaterThan(2);
      assertThat(http.retry().flaky()).isEmpty();
    }
  }

  @Test
  void whereNoOtherTryEverHelpsThereIsNone() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(500, "{}"));
        GatewayHttp http = http(new PerThreadClock())) {
      for (int i = 0; i < 3; i++) {
        http.send(request(server));
      }
      int before = server.requests().size();
      http.send(request(server));
      assertThat(server.requests()).hasSize(before + 1);
    }
  }

  @Test
  void aStopEndsARestUnderWay() {
    Leaps time = new Leaps();
    try (GatewayHttp http = http(time)) {
      time.meanwhile = () -> http.stop("enough");
      assertThatThrownBy(() -> http.stopSignal().pause(Duration.ofSeconds(15)))
          .isInstanceOf(RunStopped.class);
      assertThat(time.slept).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static GatewayHttp http(RunClock time) {
    GatewayAddresses base = new GatewayAddresses("http://127.0.0.1");
    return new GatewayHttp(
        base, AuthPrefix.BEARER, "key", null, MOST, time, new Random(1), ExchangeInterceptor.NONE);
  }

  private static ProbeRequest request(RawServer server) {
    return ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url()));
  }

  /** Time in which each look at the clock takes a tenth of a second, and a sleep none. */
  private static final class Leaps implements RunClock {
    private final AtomicLong seconds = new AtomicLong();
    private Duration slept = Duration.ZERO;
    private Runnable meanwhile = () -> {};

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return TimeUnit.MILLISECONDS.toNanos(100 * seconds.incrementAndGet());
    }

    @Override
    public void sleep(Duration duration) {
      slept = slept.plus(duration);
      meanwhile.run();
    }
  }
}
