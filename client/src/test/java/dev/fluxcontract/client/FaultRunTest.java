package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Thousands of submits to a gateway that fails in every way: what the client believes of each is
 * what the gateway knows.
 */
class FaultRunTest {
  private static final int SUBMITS = 2_016;
  private static final int AT_A_TIME = 24;
  private static final long SEED = 4;

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
  private final Map<String, Integer> sentAway = new ConcurrentHashMap<>();
  private final AtomicInteger stalled = new AtomicInteger();

  @Test
  void theGatewayTookWhatTheClientBelievesAndNothingTwice() throws Exception {
    Map<Taken, Integer> beliefs = new ConcurrentHashMap<>();
    try (SocketHarness scene =
        new SocketHarness(
            this::misbehave, settings -> settings.attemptTimeout(Duration.ofSeconds(5)))) {
      for (int from = 0; from < SUBMITS; from += AT_A_TIME) {
        List<CompletableFuture<Void>> batch = new ArrayList<>();
        for (int i = from; i < from + AT_A_TIME; i++) {
          String prompt = "prompt " + i;
          batch.add(
              scene
                  .client
                  .submitAsync(ClientHarness.request(prompt))
                  .handle(
                      (job, failure) -> {
                        Taken belief = job == null ? ((FluxException) failure).taken() : Taken.YES;
                        beliefs.merge(belief, 1, Integer::sum);
                        check(prompt, belief);
                        assertThat(job == null ? prompt : job.requestId()).isEqualTo(prompt);
                        return null;
                      }));
        }
        CompletableFuture<Void> all =
            CompletableFuture.allOf(batch.toArray(CompletableFuture[]::new));
        scene.time.until(all, () -> scene.busy() <= stalled.get());
        all.join();
      }
    }
    assertThat(arrivals.size()).isBetween(SUBMITS * 19 / 20, SUBMITS);
    assertThat(beliefs.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(SUBMITS);
    assertThat(beliefs)
        .allSatisfy((belief, count) -> assertThat(count).isGreaterThan(SUBMITS / 20));
    assertThat(beliefs).hasSize(3);
  }

  private void check(String prompt, Taken belief) {
    int here = taken.getOrDefault(prompt, 0);
    switch (belief) {
      case YES -> assertThat(here).as(prompt).isEqualTo(1);
      case NO -> assertThat(here).as(prompt).isZero();
      case UNKNOWN -> assertThat(here).as(prompt).isLessThanOrEqualTo(1);
    }
    assertThat(arrivals.getOrDefault(prompt, 0))
        .as(prompt)
        .isLessThanOrEqualTo(1 + sentAway.getOrDefault(prompt, 0));
  }

  /** What happens to a request depends on the request alone, and on how often it came. */
  private void misbehave(Exchange exchange) throws IOException {
    String prompt = exchange.body.replaceAll(".*\"(prompt \\d+)\".*", "$1");
    int arrival = arrivals.merge(prompt, 1, Integer::sum);
    Random random = new Random(SEED * 1_000_003L + prompt.hashCode() * 31L + arrival);
    random.nextInt();
    if (random.nextInt(10) < 4) {
      taken.merge(prompt, 1, Integer::sum);
      exchange.json(200, "{'status':'IN_QUEUE','request_id':'" + prompt + "'}");
      closeSometimes(exchange, random);
      return;
    }
    if (random.nextInt(3) == 0) {
      refuse(exchange, prompt, random);
      return;
    }
    if (random.nextBoolean()) {
      taken.merge(prompt, 1, Integer::sum);
    }
    fail(exchange, random);
  }

  private static void closeSometimes(Exchange exchange, Random random) throws IOException {
    switch (random.nextInt(4)) {
      case 0 -> exchange.close();
      case 1 -> exchange.reset();
      default -> {}
    }
  }

  private void refuse(Exchange exchange, String prompt, Random random) throws IOException {
    switch (random.nextInt(6)) {
      case 0 -> exchange.json(422, "{'detail':[{'loc':['body'],'msg':'bad','type':'t'}]}");
      case 1 -> exchange.json(429, "{'detail':'slow down'}");
      case 2 -> exchange.json(401, "{'code':401,'message':'no'}");
      default -> {
        sentAway.merge(prompt, 1, Integer::sum);
        exchange.json(random.nextBoolean() ? 429 : 503, "{}", "Retry-After: " + random.nextInt(3));
      }
    }
  }

  private void fail(Exchange exchange, Random random) throws IOException {
    switch (random.nextInt(9)) {
      case 0 -> exchange.reset();
      case 1 -> exchange.close();
      case 2 -> {
        exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"request_id\":\"cut");
        exchange.close();
      }
      case 3 -> stall(exchange);
      case 4 -> {
        exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"request_id\":");
        stall(exchange);
      }
      case 5 -> exchange.json(500, "{'detail':'Internal Server Error'}");
      case 6 -> exchange.json(503, "{}");
      case 7 ->
          exchange.raw(
              "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 16\r\n\r\n<h1>nginx</h1>\r\n");
      default ->
          exchange.raw(
              "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>hello</h1>");
    }
  }

  private void stall(Exchange exchange) throws IOException {
    stalled.incrementAndGet();
    try {
      exchange.stall();
    } finally {
      stalled.decrementAndGet();
    }
  }
}
