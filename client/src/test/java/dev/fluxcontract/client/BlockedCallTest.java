package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends a call that is made on the very thread that waits for it, at every stage. */
class BlockedCallTest {
  @ParameterizedTest
  @EnumSource
  void anInterruptReachesTheSocket(StallPoint stage) throws Exception {
    try (SocketHarness scene = stage.scene()) {
      BlockedThread blocked =
          new BlockedThread(() -> scene.client.submit(ClientHarness.REQUEST).await());
      Exchange stalled = scene.gateway.awaitRequest(stage.requests());
      blocked.thread.interrupt();
      InterruptedCallException failure = (InterruptedCallException) blocked.failure();
      assertThat(failure.taken()).isEqualTo(stage.isSubmit() ? Taken.UNKNOWN : Taken.YES);
      assertThat(blocked.interrupted.get()).isTrue();
      assertThat(stalled.isGone()).isTrue();
      assertThat(scene.time.pending()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTheClientReachesTheSocket(StallPoint stage) throws Exception {
    try (SocketHarness scene = stage.scene()) {
      BlockedThread blocked =
          new BlockedThread(() -> scene.client.submit(ClientHarness.REQUEST).await());
      Exchange stalled = scene.gateway.awaitRequest(stage.requests());
      scene.client.close();
      TransportException failure = (TransportException) blocked.failure();
      assertThat(failure.taken()).isEqualTo(stage.isSubmit() ? Taken.UNKNOWN : Taken.YES);
      assertThat(stalled.isGone()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineReachesTheSocket(StallPoint stage) throws Exception {
    Duration deadline = Duration.ofSeconds(5);
    try (SocketHarness scene =
        new SocketHarness(
            stage::serve,
            settings -> settings.polling(progress -> Duration.ZERO).deadline(deadline))) {
      BlockedThread blocked =
          new BlockedThread(() -> scene.client.submit(ClientHarness.REQUEST).await());
      Exchange stalled = scene.gateway.awaitRequest(stage.requests());
      scene.time.advance(deadline);
      DeadlineExceededException failure = (DeadlineExceededException) blocked.failure();
      assertThat(failure.taken()).isEqualTo(stage.isSubmit() ? Taken.UNKNOWN : Taken.YES);
      assertThat(stalled.isGone()).isTrue();
    }
  }

  @Test
  void aQuestionEndsWithAnInterruptOrItsTimeLimit() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(StallPoint.STATUS::serve, settings -> settings.retries(0))) {
      Job job = scene.end(scene.submit());
      BlockedThread interrupted = new BlockedThread(job::status);
      Exchange first = scene.gateway.awaitRequest(2);
      interrupted.thread.interrupt();
      assertThat(interrupted.failure()).isInstanceOf(InterruptedCallException.class);
      assertThat(first.isGone()).isTrue();
      BlockedThread late = new BlockedThread(job::status);
      Exchange second = scene.gateway.awaitRequest(3);
      scene.time.advance(Duration.ofSeconds(20));
      assertThat(late.failure()).isInstanceOf(TransportException.class);
      assertThat(second.isGone()).isTrue();
      assertThat(scene.time.pending()).isZero();
    }
  }
}
