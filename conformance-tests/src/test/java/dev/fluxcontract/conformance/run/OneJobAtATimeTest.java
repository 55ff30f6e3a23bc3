package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A gateway that takes one job at a time, each of which takes a second. */
class OneJobAtATimeTest {
  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ScaledClock time = new ScaledClock(20);
  private final AtomicInteger ids = new AtomicInteger();
  private long free;

  /** What is not asked for yet, and what waits for another one, leaves room for others. */
  @Test
  void noJobWaitsForOneThatWaits() throws IOException {
    try (RawServer server = new RawServer(this::answer)) {
      Suite.run(
          SuiteConfig.builder(server.url(), "a-key-of-mine")
              .only(List.of("CANCEL-06"))
              .deadline(DEADLINE)
              .time(time)
              .build());
    }
    assertThat(ids).hasValueGreaterThan(10);
    assertThat(Duration.ofNanos(time.nanos())).isLessThan(DEADLINE);
  }

  private synchronized String answer(String request) {
    boolean busy = time.nanos() < free;
    if (request.startsWith("POST")) {
      if (!request.startsWith("POST /fal-ai/flux-1/schnell")) {
        return RawServer.json(404, "{\"detail\":\"Not found\"}");
      }
      if (busy) {
        return RawServer.json(429, "{\"detail\":\"One job at a time\"}");
      }
      free = time.nanos() + SECOND;
      return RawServer.json(200, "{\"request_id\":\"job-" + ids.incrementAndGet() + "\"}");
    }
    if (request.startsWith("PUT")) {
      return RawServer.json(400, "{\"status\":\"ALREADY_COMPLETED\"}");
    }
    boolean mine = request.contains("/job-" + ids.get());
    if (request.contains("/status")) {
      return busy && mine
          ? RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}")
          : RawServer.json(200, "{\"status\":\"COMPLETED\"}");
    }
    return RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}");
  }
}
