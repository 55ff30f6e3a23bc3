package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.empty;
import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.internal.job.WaitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a balancer in front of the gateway says is not taken for the job's own failure. */
class BalancerPageTest {
  private static final ScriptedReply COMPLETED = json(200, "{'status':'COMPLETED'}");

  private final ClientHarness harness = new ClientHarness();
  private final ScriptedGateway gateway = harness.gateway;

  static Stream<ScriptedReply> notTheJobsOwn() {
    return Stream.of(
        html(400, "<h1>400 Bad Request</h1>"),
        html(403, "<h1>403 Forbidden</h1>"),
        html(404, "<h1>default backend - 404</h1>"),
        html(413, "<h1>413</h1>"),
        html(431, "<h1>431</h1>"),
        html(500, "<h1>500</h1>"),
        html(502, "<h1>502 Bad Gateway</h1>"),
        html(503, "<h1>503</h1>"),
        html(504, "<h1>504</h1>"),
        html(200, "<h1>Maintenance</h1>"),
        empty(400),
        empty(422),
        empty(500),
        new ScriptedReply(400, "text/plain", "Bad Request", okhttp3.Headers.of()),
        json(431, "{'message':'Request Header Fields Too Large'}"),
        json(421, "{'message':'Misdirected Request'}"),
        json(502, "{'message':'Bad Gateway'}"),
        json(503, "{'detail':'no healthy upstream'}"),
        json(504, "{'message':'Endpoint request timed out'}"),
        json(401, "{'detail':'auth backend is down'}"),
        json(403, "{'message':'Forbidden'}"),
        json(500, "{'detail':'Internal Server Error'}"));
  }

  @ParameterizedTest
  @MethodSource("notTheJobsOwn")
  void atTheResultItIsWaitedFor(ScriptedReply page) {
    List<Object> results = new ArrayList<>(Collections.nCopies(8, page));
    results.add(images());
    gateway.status(COMPLETED).result(results.toArray());
    assertThat(harness.await(harness.submit()).images()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("notTheJobsOwn")
  void atTheStatusItIsWaitedFor(ScriptedReply page) {
    List<Object> states = new ArrayList<>(Collections.nCopies(8, page));
    states.add(COMPLETED);
    gateway.status(states.toArray()).result(page, page, page, images());
    assertThat(harness.await(harness.submit()).images()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("notTheJobsOwn")
  void forEverItFailsTheWaitAfterAMinuteAndNotTheJob(ScriptedReply page) {
    gateway.status(COMPLETED).result(page);
    Job job = harness.submit();
    long before = harness.time.nanoTime();
    FluxException failure = harness.failure(FluxException.class, job.future());
    assertThat(Duration.ofNanos(harness.time.nanoTime() - before))
        .isBetween(WaitPolicy.PATIENCE, WaitPolicy.PATIENCE.plusSeconds(15));
    assertThat(failure.status()).isEqualTo(page.status());
    boolean itsOwn = page.status() == 500 && page.type().equals("application/json");
    assertThat(failure instanceof JobFailedException).isEqualTo(itsOwn);
    gateway.result(images());
    if (!itsOwn) {
      assertThat(job.result().images()).hasSize(1);
      assertThat(harness.await(job).images()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'images':[]}", "{}", "{'prompt':'x'}"})
  void aResultWithoutImagesIsNotKeptAsTheJobsFailure(String result) {
    gateway.status(COMPLETED).result(json(200, result));
    Job job = harness.submit();
    harness.failure(JobFailedException.class, job.future());
    gateway.result(images());
    assertThat(harness.await(job).images()).hasSize(1);
  }

  @Test
  void aJobsOwnWordsAreKept() {
    gateway.status(COMPLETED).result(json(422, "{'detail':[{'loc':['body'],'msg':'no face'}]}"));
    Job job = harness.submit();
    harness.failure(JobFailedException.class, job.future());
    gateway.result(images());
    assertThat(harness.failure(JobFailedException.class, job.future()))
        .hasMessageContaining("face");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aKeyThatWorkedIsNotDoubtedAtOnce(int status) {
    gateway
        .status(state("IN_QUEUE"), json(status, "{'detail':'no'}"), html(403, "<p>no"), COMPLETED)
        .result(json(status, "{'detail':'no'}"), images());
    assertThat(harness.await(harness.submit()).images()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aKeyThatNeverWorkedIsDoubtedAtOnce(int status) {
    gateway.status(json(status, "{'detail':'no'}")).result(json(status, "{'detail':'no'}"));
    Job job = harness.client.job("fal-ai/flux-1/dev", "r1");
    harness.failure(NotAuthorisedException.class, job.future());
    assertThat(gateway.requests).hasSize(1);
  }
}
