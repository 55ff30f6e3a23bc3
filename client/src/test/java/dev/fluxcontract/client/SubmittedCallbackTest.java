package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job is known to its caller too, however its submit ends while the listener hears of it. */
@Timeout(30)
class SubmittedCallbackTest {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final SocketHarness harness =
      new SocketHarness(
          exchange -> exchange.json(200, TICKET), settings -> settings.listener(new Recorder()));

  @AfterEach
  void stop() throws Exception {
    mayEnd.countDown();
    while (!harness.isIdle()) {
      Thread.onSpinWait();
    }
    harness.close();
    assertThat(events).containsExactly("submitted r1");
  }

  @Test
  void isInTheFailureOfASubmitThatIsInterrupted() throws Exception {
    BlockedThread blocked = new BlockedThread(() -> harness.client.submit(ClientHarness.REQUEST));
    begun.await();
    blocked.untilItWaits();
    blocked.thread.interrupt();
    assertKnown((InterruptedCallException) blocked.failure());
  }

  @Test
  void isInTheFailureOfASubmitWhoseClientIsClosed() throws Exception {
    CompletableFuture<Job> submit = harness.submit();
    begun.await();
    harness.client.close();
    CompletionException end = catchThrowableOfType(CompletionException.class, submit::join);
    assertKnown((TransportException) requireNonNull(end.getCause()));
  }

  @Test
  void isNotReportedAsFailedWhereTheSubmitIsCancelled() throws Exception {
    CompletableFuture<Job> submit = harness.submit();
    begun.await();
    assertThat(submit.cancel(true)).isTrue();
  }

  private static void assertKnown(FluxException failure) {
    assertThat(failure.taken()).isEqualTo(Taken.YES);
    assertThat(failure.requestId()).isEqualTo("r1");
    assertThat(failure).hasMessageContaining("r1").hasMessageNotContaining("not known");
  }

  private final class Recorder implements FluxListener {
    @Override
    public void submitted(Job job) {
      events.add("submitted " + job.requestId());
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void submitFailed(String model, FluxException failure) {
      events.add("submitFailed " + failure.taken());
    }
  }
}
