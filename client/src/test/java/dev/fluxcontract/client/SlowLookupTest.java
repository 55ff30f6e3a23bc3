package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** A lookup of the host that takes long is ended, or tried again, before anything has left. */
class SlowLookupTest {
  @Test
  void anInterruptDuringALookupEndsASubmitThatThenNeverLeaves() throws Exception {
    Lookup lookup = new Lookup();
    try (SocketHarness scene = lookup.scene()) {
      BlockedThread blocked = new BlockedThread(() -> scene.client.submit(ClientHarness.REQUEST));
      lookup.begun.await();
      blocked.thread.interrupt();
      InterruptedCallException failure = (InterruptedCallException) blocked.failure();
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      lookup.end.countDown();
      while (!scene.isIdle()) {
        LockSupport.parkNanos(20_000);
      }
      assertThat(scene.gateway.received).isEmpty();
    }
  }

  @Test
  void aLookupThatTakesTooLongIsTriedAgainAndTheSubmitLeavesOnce() throws Exception {
    Lookup lookup = new Lookup();
    try (SocketHarness scene = lookup.scene()) {
      CompletableFuture<Job> submit = scene.submit();
      lookup.begun.await();
      scene.time.advance(Duration.ofMinutes(2));
      lookup.end.countDown();
      assertThat(scene.end(submit).requestId()).isEqualTo("r1");
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  /** A lookup of the gateway's host, of which the first does not end before it is told to. */
  private static final class Lookup {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);

    SocketHarness scene() {
      OkHttpClient slow =
          new OkHttpClient.Builder()
              .dns(
                  host -> {
                    boolean first = begun.getCount() > 0;
                    begun.countDown();
                    try {
                      if (first) {
                        end.await();
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    return Dns.SYSTEM.lookup("127.0.0.1");
                  })
              .build();
      SocketGateway gateway = new SocketGateway(exchange -> exchange.json(200, TICKET));
      return new SocketHarness(
          gateway,
          settings ->
              settings.httpClient(slow).gateway(gateway.url().replace("127.0.0.1", "relay.test")));
    }
  }
}
