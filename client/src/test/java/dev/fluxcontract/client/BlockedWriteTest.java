package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.Http2Gateway.Http2Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway that stops reading while a large request is sent to it. */
@Tag("slow")
class BlockedWriteTest {
  private static final Duration LIMIT = Duration.ofSeconds(6);

  /** As long as a write over HTTP/2 may block, in real time. */
  private static final Duration PING_INTERVAL = LIMIT.dividedBy(2);

  /** Larger than the buffers between the client and the relay. */
  private static final String PROMPT = "x".repeat(16 << 20);

  private static void serve(Http2Stream stream) throws IOException {
    stream.json(
        200,
        stream.isPost ? TICKET : "{'status':'COMPLETED','images':[{'url':'https://cdn.test/1'}]}");
  }

  private static SocketHarness scene(BlackHoleRelay relay) {
    return new SocketHarness(
        exchange -> {},
        settings ->
            settings
                .gateway("https://localhost:" + relay.port())
                .httpClient(TlsIdentity.localhost().trustingClient().build())
                .attemptTimeout(LIMIT));
  }

  private static CompletableFuture<Job> submitLarge(SocketHarness scene) {
    CompletableFuture<Job> submit = scene.client.submitAsync(ClientHarness.request(PROMPT));
    awaitThreadIn("writeTo", "implWrite", "park");
    // By now the relay's buffer is full too.
    LockSupport.parkNanos(PING_INTERVAL.dividedBy(10).toNanos());
    awaitThreadIn("writeTo", "implWrite", "park");
    return submit;
  }

  @Test
  void endsWithItsConnectionOverHttp2() throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(BlockedWriteTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay)) {
      Job job = scene.end(scene.submit());
      relay.readConnections(false);
      CompletableFuture<Job> blocked = submitLarge(scene);
      CompletableFuture<?> read = CompletableFuture.supplyAsync(job::status);
      awaitThreadIn("newStream");
      scene.time.advance(LIMIT);
      assertThat(scene.failure(TransportException.class, blocked).taken()).isEqualTo(Taken.UNKNOWN);
      scene.end(read);
      await(scene::isIdle);
    }
  }

  @Test
  void endsAfterTheClientWasClosed() throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(BlockedWriteTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay)) {
      scene.end(scene.submit());
      relay.readConnections(false);
      CompletableFuture<Job> blocked = submitLarge(scene);
      scene.client.close();
      assertThat(scene.failure(TransportException.class, blocked).taken()).isEqualTo(Taken.UNKNOWN);
      await(scene::isIdle);
    }
  }

  @Test
  void goesOnWhereTheGatewayReadsOnInTime() throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(BlockedWriteTest::serve);
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene = scene(relay)) {
      scene.end(scene.submit());
      relay.readConnections(false);
      CompletableFuture<Job> blocked = submitLarge(scene);
      LockSupport.parkNanos(PING_INTERVAL.dividedBy(4).toNanos());
      relay.readConnections(true);
      assertThat(scene.end(blocked).requestId()).isEqualTo("r1");
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  /** There it blocks no other call, and a cancellation ends it. */
  @Test
  void hasTheTimeOfItsCallOverHttp1() throws Exception {
    Duration shortLimit = Duration.ofSeconds(2);
    try (SocketGateway gateway = new SocketGateway(exchange -> exchange.json(200, TICKET));
        BlackHoleRelay relay = new BlackHoleRelay(gateway.port());
        SocketHarness scene =
            new SocketHarness(
                exchange -> {},
                settings ->
                    settings
                        .gateway("http://127.0.0.1:" + relay.port())
                        .attemptTimeout(shortLimit))) {
      scene.end(scene.submit());
      relay.readConnections(false);
      CompletableFuture<Job> blocked = submitLarge(scene);
      LockSupport.parkNanos(shortLimit.toNanos());
      relay.readConnections(true);
      assertThat(scene.end(blocked).requestId()).isEqualTo("r1");
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  /** Waits, in real time. */
  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void awaitThreadIn(String... methods) {
    await(
        () ->
            Thread.getAllStackTraces().values().stream()
                .map(stack -> Arrays.stream(stack).map(StackTraceElement::getMethodName).toList())
                .anyMatch(stack -> stack.containsAll(List.of(methods))));
  }
}
