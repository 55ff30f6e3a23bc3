package dev.fluxcontract.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.CountingExecutor;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.VirtualScheduler;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that waits for its turn behind as many as may be under way. */
class CallSlotsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Request REQUEST = new Request.Builder().url("http://relay.test/").build();

  private final VirtualScheduler time = new VirtualScheduler();
  private final FluxClient client =
      ClientHarness.client(
          FluxClient.builder().gateway("http://relay.test").apiKey("key"),
          time,
          new CountingExecutor(),
          () -> 0.5);
  private final HttpTransport transport = ClientHarness.runtime(client).transport;
  private final CallSlots slots = transport.slots(REQUEST);
  private final CountDownLatch end = new CountDownLatch(1);
  private final TransportCall waiting = new TransportCall(transport, new Unheard());

  @BeforeEach
  void takeAllSlots() {
    for (int i = 0; i < HttpTransport.CALLS_AT_A_TIME; i++) {
      slots.start(new Blocker(end));
    }
    waiting.start(REQUEST, LIMIT, LIMIT);
    assertThat(slots.waiting).containsExactly(waiting);
  }

  @AfterEach
  void close() {
    end.countDown();
    client.close();
  }

  @Test
  void isForgottenWhenItIsCancelled() {
    waiting.cancel();
    assertThat(slots.waiting).isEmpty();
    assertThat(time.pending()).isZero();
  }

  @Test
  void isForgottenWhenItTimesOut() {
    time.advance(LIMIT);
    assertThat(slots.waiting).isEmpty();
  }

  @Test
  void isForgottenWhenItIsCancelledBeforeItStartsAndAfter() {
    TransportCall late = new TransportCall(transport, new Unheard());
    late.cancel();
    late.start(REQUEST, LIMIT, LIMIT);
    late.cancel();
    assertThat(slots.waiting).containsExactly(waiting);
  }

  private record Blocker(CountDownLatch end) implements CancellableCall {
    @Override
    public void start(Request request, Duration limit, Duration timeLeft) {}

    @Override
    public void cancel() {}

    @Override
    public void make() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void refuse(Throwable why) {}

    @Override
    public void report() {}
  }

  private record Unheard() implements HttpTransport.ResponseHandler {
    @Override
    public void answered(GatewayResponse answer) {}

    @Override
    public void failed(IOException e) {}

    @Override
    public void timedOut(IOException e) {}
  }
}
