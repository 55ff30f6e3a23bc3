package dev.fluxcontract.client.internal.job;

import static dev.fluxcontract.client.ScriptedReply.empty;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.ScriptedReply;
import dev.fluxcontract.client.SocketGateway;
import dev.fluxcontract.client.SocketHarness;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question about a job, in virtual time. */
@Timeout(60)
class RepeatableRequestTest {
  private static final String PATH = "/fal-ai/flux-1/requests/r1";
  private static final ScriptedReply BUSY = json(503, "{'detail':'busy'}");

  private static RepeatableRequest inquiry(ClientHarness scene) {
    HttpUrl url = HttpUrl.get("https://relay.test" + PATH);
    CandidateUrls places = at(url);
    return new RepeatableRequest(ClientHarness.runtime(scene.client), "r1", places);
  }

  private static CandidateUrls at(HttpUrl url) {
    Request request = new Request.Builder().url(url).build();
    return new CandidateUrls(List.of(new CandidateUrls.Candidate(() -> request, asked -> url)));
  }

  private static GatewayResponse answer(ClientHarness scene) {
    RepeatableRequest inquiry = inquiry(scene);
    inquiry.start();
    return scene.end(inquiry.response);
  }

  @Test
  void isMadeAgainWhereTheGatewayIsInTrouble() {
    ClientHarness scene = new ClientHarness();
    scene.gateway.on(
        PATH, empty(500), empty(429).with("Retry-After", "1"), new IOException("reset"), images());
    assertThat(answer(scene).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"30, PT30S", "3600, PT1M", "'Fri, 31 Dec 9999 23:59:59 GMT', PT1M", "0, PT0S"})
  void waitsAsLongAsItIsToldWithinBounds(String retryAfter, Duration wait) {
    ClientHarness scene = new ClientHarness();
    scene.gateway.on(PATH, BUSY.with("Retry-After", retryAfter), images());
    long begun = scene.time.nanoTime();
    assertThat(answer(scene).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(scene.time.nanoTime() - begun)).isEqualTo(wait);
  }

  @Test
  void endsWithWhatTheGatewaySaidWhereAnotherTryWouldBeTooLate() {
    ClientHarness scene = new ClientHarness(settings -> settings.deadline(Duration.ofSeconds(10)));
    scene.gateway.on(PATH, BUSY.with("Retry-After", "10"));
    assertThat(answer(scene).status()).isEqualTo(503);
    assertThat(scene.gateway.requests).hasSize(1);
  }

  @Test
  void endsWhenTheClientIsClosed() throws Exception {
    try (SocketHarness scene = new SocketHarness(SocketGateway.Exchange::stall)) {
      HttpUrl url = HttpUrl.get(scene.gateway.url()).resolve(PATH);
      RepeatableRequest inquiry =
          new RepeatableRequest(ClientHarness.runtime(scene.client), "r1", at(url));
      inquiry.start();
      SocketGateway.Exchange stalled = scene.gateway.awaitRequest(1);
      scene.client.close();
      assertThat(scene.failure(TransportException.class, inquiry.response))
          .hasMessageContaining("closed")
          .hasMessageContaining("picks up job r1");
      assertThat(stalled.isGone()).isTrue();
    }
  }

  @Test
  void endsBetweenTwoTriesWhenTheClientIsClosed() {
    ClientHarness scene = new ClientHarness();
    scene.gateway.on(PATH, BUSY.with("Retry-After", "30"));
    RepeatableRequest inquiry = inquiry(scene);
    inquiry.start();
    scene.client.close();
    assertThat(inquiry.response).isCompletedExceptionally();
    assertThat(scene.time.pending()).isZero();
  }

  @Test
  void endsAtTheDeadlineWhereTheGatewayIsSilent() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            SocketGateway.Exchange::stall,
            settings -> settings.deadline(Duration.ofSeconds(2)).retries(0))) {
      HttpUrl url = HttpUrl.get(scene.gateway.url()).resolve(PATH);
      RepeatableRequest inquiry =
          new RepeatableRequest(ClientHarness.runtime(scene.client), "r1", at(url));
      long begun = scene.time.nanoTime();
      inquiry.start();
      scene.gateway.awaitRequest(1);
      scene.time.advance(Duration.ofSeconds(2));
      assertThat(scene.failure(DeadlineExceededException.class, inquiry.response))
          .hasMessage("The deadline of PT2S passed before the gateway answered");
      assertThat(Duration.ofNanos(scene.time.nanoTime() - begun)).isEqualTo(Duration.ofSeconds(2));
    }
  }
}
