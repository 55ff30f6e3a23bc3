package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.Http2Gateway.Http2Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An HTTP/2 connection that the network has forgotten without telling either side. */
@Tag("slow")
class DeadConnectionTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Pings go out in real time, each half limit: none does so before all calls are under way. */
  private static final Duration BEFORE_PINGS = Duration.ofSeconds(20);

  private static void serve(Http2Stream stream) throws IOException {
    stream.json(
        200,
        stream.isPost ? TICKET : "{'status':'COMPLETED','images':[{'url':'https://cdn.test/1'}]}");
  }

  private static SocketHarness scene(
      BlackHoleRelay relay, UnaryOperator<FluxClient.Builder> settings) {
    return new SocketHarness(
        exchange -> {},
        builder ->
            settings.apply(
                builder
                    .gateway("https://localhost:" + relay.port())
                    .httpClient(TlsIdentity.localhost().trustingClient().build())
                    .attemptTimeout(LIMIT)));
  }

  @Test
  void isNotUsedAgainAfterACallTimedOut() throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(DeadConnectionTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay, settings -> settings.attemptTimeout(BEFORE_PINGS))) {
      scene.end(scene.submit());
      relay.forgetConnections();
      CompletableFuture<Job> lost = scene.submit();
      awaitHeads(1);
      scene.time.advance(BEFORE_PINGS);
      assertThat(scene.failure(TransportException.class, lost).taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(relay.connections()).isEqualTo(2);
    }
  }

  @Test
  void endsNoWaitForAJob() throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(DeadConnectionTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay, settings -> settings)) {
      Job job = scene.end(scene.submit());
      relay.forgetConnections();
      assertThat(scene.end(job.future()).images()).hasSize(1);
    }
  }

  @Test
  void isNoticedBeforeACallTimesOut() throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(DeadConnectionTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay, settings -> settings)) {
      scene.end(scene.submit());
      relay.forgetConnections();
      // Pings go out in real time, and no virtual time passes.
      CompletableFuture<Job> lost = scene.submit();
      assertThat(lost)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class);
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(relay.connections()).isEqualTo(2);
    }
  }

  @Test
  void isNotGivenToCallsThatWaitForTheirTurnMeanwhile() throws Exception {
    int underWay = 128;
    int waiting = 30;
    try (Http2Gateway gateway = new Http2Gateway(DeadConnectionTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene =
            scene(relay, settings -> settings.retries(0).attemptTimeout(BEFORE_PINGS))) {
      scene.end(scene.submit());
      relay.forgetConnections();
      List<CompletableFuture<Job>> submits = new ArrayList<>();
      for (int i = 0; i < underWay + waiting; i++) {
        submits.add(scene.submit());
      }
      awaitHeads(underWay);
      scene.time.advance(BEFORE_PINGS);
      for (CompletableFuture<Job> submit : submits.subList(underWay, submits.size())) {
        assertThat(scene.end(submit).requestId()).isEqualTo("r1");
      }
      for (CompletableFuture<Job> submit : submits.subList(0, underWay)) {
        scene.failure(TransportException.class, submit);
      }
      // Calls that start side by side each open a connection until one turns out to be HTTP/2, so
      // only that the dead one was left is certain.
      assertThat(relay.connections()).isGreaterThan(1);
    }
  }

  /** Waits, in real time, until so many threads of the client's wait for the head of a response. */
  private static void awaitHeads(int threads) {
    long start = System.nanoTime();
    long waiting = heads();
    while (waiting < threads) {
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("%d of %d threads wait for the head of a response", waiting, threads)
          .isLessThan(Duration.ofSeconds(10));
      Thread.onSpinWait();
      waiting = heads();
    }
  }

  private static long heads() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("takeHeaders")))
        .count();
  }

  @Test
  void costsNoCallOnAnotherConnectionItsAnswer() throws Exception {
    CompletableFuture<Http2Stream> slow = new CompletableFuture<>();
    try (Http2Gateway gateway =
            new Http2Gateway(
                stream -> {
                  if (!slow.complete(stream)) {
                    serve(stream);
                  }
                });
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay, settings -> settings)) {
      CompletableFuture<Job> first = scene.submit();
      Http2Stream stalled = slow.get();
      scene.time.advance(LIMIT.dividedBy(2));
      CompletableFuture<Job> second = scene.submit();
      scene.end(second);
      scene.time.advance(LIMIT.dividedBy(2));
      assertThat(scene.failure(TransportException.class, first).taken()).isEqualTo(Taken.UNKNOWN);
      scene.end(scene.submit());
      assertThat(gateway.received.get(1).sharesConnectionWith(stalled)).isTrue();
      assertThat(gateway.received.get(2).sharesConnectionWith(stalled)).isFalse();
    }
  }
}
