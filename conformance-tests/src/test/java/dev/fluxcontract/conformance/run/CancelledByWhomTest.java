package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which check fails where a job was cancelled that only somebody without a valid key asked for. */
@Tag("slow")
class CancelledByWhomTest {
  private static final String KEY = "a-key-of-mine";
  private static final String REFUSED = RawServer.json(401, "{\"detail\":\"No such key\"}");
  private static final String ACCEPTED =
      RawServer.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");

  private final AtomicInteger ids = new AtomicInteger();
  private final Set<String> victims = ConcurrentHashMap.newKeySet();
  private final CountDownLatch seenUnderWay = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);

  @Test
  void theOtherJobsCancelIfItWasUnderWayAfterTheStrangersWereRefused() throws IOException {
    assertThat(failed(this::stopsAnother)).contains("CANCEL-06");
  }

  @Test
  void strangersIfNothingWasSeenOfItInBetween() throws IOException {
    assertThat(failed(this::stopsForStrangers)).containsExactly("AUTH-05");
  }

  /** The gateway takes a moment to act, so the job is seen under way. */
  @Test
  void strangersIfTheirCancelWasGranted() throws IOException {
    assertThat(failed(this::grantsStrangers)).containsExactly("AUTH-05");
  }

  @Test
  void nobodyIfACallWithinTheGatewayWas() throws IOException {
    assertThat(failed(this::failsAtFirst)).isEmpty();
  }

  private static Set<String> failed(Function<String, String> answers) throws IOException {
    try (RawServer server = new RawServer(answers)) {
      return GatewaySweep.failed(
          Suite.run(
              SuiteConfig.builder(server.url(), KEY)
                  .only(List.of("AUTH-05", "CANCEL-06"))
                  .strict(true)
                  .sideBySide(64)
                  .deadline(Duration.ofHours(1))
                  .time(new PerThreadClock())
                  .build()));
    }
  }

  /** The job that strangers ask for is seen under way, then stopped by another one's cancel. */
  private String stopsAnother(String request) {
    if (request.startsWith("POST")) {
      return ticket();
    }
    String id = id(request);
    if (!request.contains("Bearer " + KEY + "\r\n")) {
      victims.add(id);
      return REFUSED;
    }
    if (request.startsWith("PUT")) {
      await(seenUnderWay);
      cancelled.countDown();
      return ACCEPTED;
    }
    if (!victims.contains(id)) {
      return done(request);
    }
    if (seenUnderWay.getCount() > 0) {
      seenUnderWay.countDown();
      return RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}");
    }
    await(cancelled);
    return stopped(request);
  }

  /** Strangers are refused, and their job is stopped all the same. */
  private String stopsForStrangers(String request) {
    if (request.startsWith("POST")) {
      return ticket();
    }
    if (!request.contains("Bearer " + KEY + "\r\n")) {
      victims.add(id(request));
      return REFUSED;
    }
    if (request.startsWith("PUT")) {
      return ACCEPTED;
    }
    return victims.contains(id(request)) ? stopped(request) : done(request);
  }

  private String grantsStrangers(String request) {
    boolean stranger = !request.contains("Bearer " + KEY + "\r\n");
    if (request.startsWith("POST") || (stranger && !request.startsWith("PUT"))) {
      return stranger ? REFUSED : ticket();
    }
    if (request.startsWith("PUT")) {
      if (stranger) {
        victims.add(id(request));
      }
      return ACCEPTED;
    }
    if (victims.contains(id(request)) && seenUnderWay.getCount() > 0) {
      seenUnderWay.countDown();
      return RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}");
    }
    return victims.contains(id(request)) ? stopped(request) : done(request);
  }

  /** The first jobs fail, and what they say has the word in it. */
  private String failsAtFirst(String request) {
    if (request.startsWith("POST")) {
      return ticket();
    }
    if (!request.contains("Bearer " + KEY + "\r\n")) {
      return REFUSED;
    }
    if (request.startsWith("PUT")) {
      return ACCEPTED;
    }
    String failure = "{\"status\":\"FAILED\",\"error\":\"context canceled\",\"cancelled\":false}";
    return id(request).matches("job-[1-9]") ? RawServer.json(200, failure) : done(request);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ticket() {
    return RawServer.json(200, "{\"request_id\":\"job-" + ids.incrementAndGet() + "\"}");
  }

  private static String id(String request) {
    return request.replaceFirst("(?s).*?/requests/([^/ ]+).*", "$1");
  }

  private static String stopped(String request) {
    return request.contains("/status ")
        ? RawServer.json(200, "{\"status\":\"COMPLETED\",\"error\":\"Request was cancelled\"}")
        : RawServer.json(499, "{\"detail\":\"Request was cancelled\"}");
  }

  private static String done(String request) {
    return RawServer.json(
        200,
        request.contains("/status ")
            ? "{\"status\":\"COMPLETED\"}"
            : "{\"images\":[{\"url\":\"data:,\"}]}");
  }
}
