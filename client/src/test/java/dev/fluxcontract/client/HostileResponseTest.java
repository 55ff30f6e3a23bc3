package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small response that unpacks to a large one takes neither much time nor much memory. */
class HostileResponseTest {
  private static final Duration DEADLINE = Duration.ofSeconds(4);

  /** A real deadline, and what a busy machine needs beside it. */
  private static final Duration BOUND = DEADLINE.plusSeconds(20);

  private static final byte[] NUMBER = gzip("{\"status\":\"IN_QUEUE\",\"x\":", "9", 8_000_000, "}");
  private static final byte[] OBJECTS = gzip("{\"images\":[", "{},", 20_000_000, "{}]}");

  private static FluxClient client(SocketGateway gateway) {
    return FluxClient.builder()
        .gateway(gateway.url())
        .apiKey(ClientHarness.KEY)
        .deadline(DEADLINE)
        .retries(0)
        .build();
  }

  private static byte[] gzip(String begin, String piece, int times, String end) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(begin.getBytes(UTF_8));
      byte[] block = piece.repeat(1_000).getBytes(UTF_8);
      for (int written = 0; written < times; written += 1_000) {
        gzip.write(block);
      }
      gzip.write(end.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] body(String name) {
    return name.equals("number") ? NUMBER : OBJECTS;
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "objects"})
  void asATicket(String body) throws Exception {
    try (SocketGateway gateway = new SocketGateway(exchange -> exchange.gzip(200, body(body)));
        FluxClient client = client(gateway)) {
      long before = System.nanoTime();
      FluxException failure =
          catchThrowableOfType(FluxException.class, () -> client.submit(ClientHarness.REQUEST));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    }
  }

  /** A relay may repeat the request, with its images, in each ticket. */
  @ParameterizedTest
  @ValueSource(strings = {"data:image/png;base64,", "data:image\\/png;base64,"})
  void asATicketOfManyMegabytesTheJobKeepsWhatTheContractHas(String beginning) {
    ClientHarness scene = new ClientHarness();
    String image = beginning + "A".repeat(1_000_000);
    scene.gateway.submit(
        ScriptedReply.json(
            200,
            "{'image':'" + image + "','queue_position':'" + image + "'," + TICKET.substring(1)));
    Job job = scene.submit();
    assertThat(job.ticketJson()).hasSizeLessThan(1_000).contains("r1/status");
    assertThat(job.ticketJson()).contains("\"queue_position\":0");
  }

  @Test
  void asATicketWithAUrlOfManyMegabytesTheJobDoesNotKeepIt() {
    ClientHarness scene = new ClientHarness();
    String url = "https://relay.test/a?image=data:image/png;base64," + "A".repeat(1_000_000);
    scene.gateway.submit(ScriptedReply.json(200, "{'request_id':'r1','status_url':'" + url + "'}"));
    Job job = scene.submit();
    assertThat(job.requestId()).isEqualTo("r1");
    assertThat(job.ticketJson()).hasSizeLessThan(1_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"number", "objects"})
  void asAStatusOrResult(String body) throws Exception {
    try (SocketGateway gateway = new SocketGateway(exchange -> exchange.gzip(200, body(body)));
        FluxClient client = client(gateway)) {
      Job job = client.job("fal-ai/flux-1/dev", "r1");
      for (Runnable call : new Runnable[] {job::status, job::result, job::await}) {
        long before = System.nanoTime();
        Throwable end = catchThrowable(call::run);
        assertThat(end == null || end instanceof FluxException).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
      }
    }
  }

  @Test
  void asAResultOfManyMegabytesNobodyReadsItAfterTheClose() throws Exception {
    byte[] spaces = gzip("{\"images\":[", " ", 60_000_000, "]}");
    try (SocketGateway gateway = new SocketGateway(exchange -> exchange.gzip(200, spaces))) {
      FluxClient client = client(gateway);
      CompletableFuture<?> wait = client.job("fal-ai/flux-1/dev", "r1").future();
      gateway.awaitRequest(1).served.await();
      client.close();
      long patience = System.nanoTime() + BOUND.toNanos();
      while (readers() > 0 && System.nanoTime() < patience) {
        Thread.onSpinWait();
      }
      assertThat(readers()).isZero();
      assertThat(wait).failsWithin(BOUND).withThrowableOfType(ExecutionException.class);
    }
  }

  private static long readers() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            frames ->
                Arrays.stream(frames).anyMatch(frame -> frame.getClassName().contains("JsonTree")))
        .count();
  }

  @Test
  void aResultWithAHugeNumberAndImagesIsReadWithoutTheNumber() throws Exception {
    byte[] result =
        gzip("{\"images\":[{\"url\":\"https://cdn.test/1.png\"}],\"x\":", "9", 8_000_000, "}");
    try (SocketGateway gateway = new SocketGateway(exchange -> exchange.gzip(200, result));
        FluxClient client = client(gateway)) {
      assertThat(client.job("fal-ai/flux-1/dev", "r1").result().images()).hasSize(1);
    }
  }
}
