package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
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
  void aLongAnswerWithoutImagesIsTheLastLongOne() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(202, "{" + BLANKS + "}"));
        GatewayHttp caller = caller(RunClock.system())) {
      assertThat(caller.send(ask(server)).trouble()).isNull();
      assertThat(caller.send(ask(server)).trouble()).contains("more than 1 MiB");
    }
  }

  @Test
  void aLongAnswerWithImagesMayBeFollowedByAnother() throws Exception {
    String images = "{\"images\":[]" + BLANKS + "}";
    try (RawServer server = new RawServer(request -> RawServer.json(200, images));
        GatewayHttp caller = caller(RunClock.system())) {
      assertThat(caller.send(ask(server)).trouble()).isNull();
      assertThat(caller.send(ask(server)).trouble()).isNull();
    }
  }

  @Test
  void aRequestIsNotedWholeSoThatItCanBeSentAgain() throws Exception {
    String body = "{\"prompt\":\"" + "a".repeat(20_000) + "\"}";
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{}"));
        GatewayHttp caller = caller(RunClock.system())) {
      ProbeResponse reply = caller.send(ProbeRequest.post(HttpUrl.get(server.url()), body));
      assertThat(reply.exchange().requestBody()).isEqualTo(body);
    }
  }

  @Test
  void afterAStopNoFileIsFetched() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, "{}"));
        GatewayHttp caller = caller(RunClock.system())) {
      caller.stop("enough");
      assertThatThrownBy(() -> caller.fetch(ask(server))).isInstanceOf(RunStopped.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aStoreThatStallsIsWaitedForLessAndLess() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
            new RawServer(request -> asked.incrementAndGet() <= 6 ? CUT : stalled(over));
        GatewayHttp caller = caller(new Leaps())) {
      for (int i = 0; i < 6; i++) {
        assertThat(caller.fetch(ask(server)).trouble()).contains("broke off");
      }
      assertThat(caller.fetch(ask(server)).trouble()).isEqualTo("no whole answer within 1.0 s");
    } finally {
      over.countDown();
    }
  }

  @Test
  void aStopEndsARestUnderWay() {
    Leaps time = new Leaps();
    try (GatewayHttp caller = caller(time)) {
      time.meanwhile = () -> caller.stop("enough");
      assertThatThrownBy(() -> caller.rest(Duration.ofSeconds(15))).isInstanceOf(RunStopped.class);
      assertThat(time.slept).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static GatewayHttp caller(RunClock time) {
    return new GatewayHttp(AuthPrefix.BEARER, "key", MOST, time, new Random(1));
  }

  private static ProbeRequest ask(RawServer server) {
    return ProbeRequest.get(HttpUrl.get(server.url()));
  }

  private static String stalled(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  /** Time in which each look at the clock takes a second, and a sleep none. */
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
      return TimeUnit.SECONDS.toNanos(seconds.incrementAndGet());
    }

    @Override
    public void sleep(Duration duration) {
      slept = slept.plus(duration);
      meanwhile.run();
    }
  }
}
