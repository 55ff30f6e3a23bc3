package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.internal.job.WaitPolicy;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.UntypedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to models that the contract does not have. */
class UntypedRequestTest {
  private static final String PATH = "acme/other-app/video";
  private static final UntypedRequest REQUEST =
      UntypedRequest.of(
          PATH,
          Map.of("prompt", "a tiger", "steps", 99, "scale", 1e30, "loras", List.of(Map.of())));
  private static final ScriptedReply COMPLETED = json(200, "{'status':'COMPLETED'}");

  private final ClientHarness harness = new ClientHarness();
  private final ScriptedGateway gateway = harness.gateway;

  @Test
  void isSentOnceToItsPathWithAllOfItsValues() throws IOException {
    gateway.status(COMPLETED).result(images());
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    assertThat(job.model()).isEqualTo(PATH);
    assertThat(harness.await(job).images()).hasSize(1);
    assertThat(gateway.count("submit")).isEqualTo(1);
    Request sent = gateway.requests.get(0);
    assertThat(sent.url()).hasToString("https://relay.test/" + PATH);
    Buffer body = new Buffer();
    sent.body().writeTo(body);
    assertThat(body.readUtf8())
        .contains("\"prompt\":\"a tiger\"", "\"steps\":99", "\"scale\":1.0E+30", "\"loras\":[{}]");
  }

  @Test
  void goesUnderThePrefixOfAGateway() {
    ClientHarness prefixed = new ClientHarness(s -> s.gateway("https://relay.test/fal"));
    prefixed.end(prefixed.client.submitAsync(UntypedRequest.of("/" + PATH, Map.of())));
    assertThat(prefixed.gateway.paths()).containsExactly("/fal/" + PATH);
  }

  @Test
  void takesTheOptionsOfEverySubmit() {
    harness.end(
        harness.client.submitAsync(
            REQUEST,
            SubmitOptions.none()
                .webhook("https://me.test/a?b=c")
                .startWithin(Duration.ofHours(1))));
    Request sent = gateway.requests.get(0);
    assertThat(sent.url().queryParameter("fal_webhook")).isEqualTo("https://me.test/a?b=c");
    assertThat(sent.header("X-Fal-Request-Timeout")).isEqualTo("3600");
  }

  @Test
  void isNotSentAgainWhereTheGatewayMayHaveTakenIt() {
    gateway.submit(json(500, "{}"));
    FluxException failure =
        harness.failure(FluxException.class, harness.client.submitAsync(REQUEST));
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void hasItsResultAmongTheUnknownFieldsWhereThereAreNoImages() {
    gateway
        .status(COMPLETED)
        .result(json(200, "{'video':{'url':'https://cdn.test/1.mp4'},'seed':7}"));
    ImageResult result = harness.await(harness.end(harness.client.submitAsync(REQUEST)));
    assertThat(result.images()).isEmpty();
    assertThat(result.seed()).isEqualTo(7);
    assertThat(result.unknownFields())
        .isEqualTo(Map.of("video", Map.of("url", "https://cdn.test/1.mp4")));
    assertThat(harness.client.job(PATH, "r1").result()).isEqualTo(result);
  }

  /**
   * For as long as images may lag behind, it may be the status of a result that is not there yet.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'success','text':'a poem'}",
        "{'output':'a poem','logs':['x']}",
        "{'status':'COMPLETED','response':{'video':{'url':'https://cdn.test/1.mp4'}}}"
      })
  void hasAResultThatLooksLikeAStatusAfterALag(String body) {
    ScriptedReply reply = json(200, body);
    gateway.status(COMPLETED).result(reply);
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    long begun = harness.time.nanoTime();
    ImageResult result = harness.await(job);
    assertThat(Duration.ofNanos(harness.time.nanoTime() - begun))
        .isBetween(WaitPolicy.LAG, WaitPolicy.LAG.multipliedBy(3));
    assertThat(result.images()).isEmpty();
    assertThat(result.unknownFields().keySet())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(body).contains("'" + name + "'"));
  }

  @Test
  void isNotCalledFailedByASingleCall() {
    gateway.status(COMPLETED).result(json(200, "{'status':'success','text':'a poem'}"));
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    assertThatThrownBy(job::result)
        .isInstanceOf(FluxException.class)
        .isNotInstanceOf(JobFailedException.class)
        .hasMessageContaining("await()");
  }

  @Test
  void hasNoResultInOddWordsWhileTheStatusIsOut() {
    gateway.status(new IOException("reset")).result(json(200, "{'progress':0.4}"));
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    harness.failure(FluxException.class, job.future());
  }

  @Test
  void hasItsResultWhereThereIsNoStatus() {
    gateway.status(ScriptedReply.empty(404)).result(json(200, "{'text':'a poem'}"));
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    assertThat(harness.await(job).unknownFields()).isEqualTo(Map.of("text", "a poem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'COMPLETED','request_id':'r1','logs':[]}",
        "{'status':'COMPLETED','error':'boom','text':'x'}",
        "{'status':'IN_PROGRESS','progress':0.5}",
        "{'logs':['x'],'queue_position':0}"
      })
  void hasNoResultInWhatIsAStatusOrNamesAnError(String body) {
    gateway.status(COMPLETED).result(json(200, body));
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    harness.failure(FluxException.class, job.future());
  }

  @Test
  void failsAsOthersDo() {
    gateway
        .status(json(200, "{'status':'COMPLETED','error':'boom'}"))
        .result(json(422, "{'detail':'boom'}"));
    Job job = harness.end(harness.client.submitAsync(REQUEST));
    assertThat(harness.failure(JobFailedException.class, job.future()).error()).isEqualTo("boom");
  }

  @Test
  void aModelOfTheContractStillNeedsImages() {
    gateway.status(COMPLETED).result(json(200, "{'video':{'url':'https://cdn.test/1.mp4'}}"));
    assertThat(harness.failure(FluxException.class, harness.submit().future()))
        .hasMessageContaining("image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "flux",
        "acme/",
        "acme//a",
        "acme/..",
        "../a",
        "acme/./a",
        "a/b?c",
        "a/b#c",
        "a/%2e",
        "https://evil.test/a",
        "//evil.test/a",
        "a/b c",
        "a\\b/c",
        "acme/a\n"
      })
  void refusesWhatIsNoPath(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UntypedRequest.of(path, Map.of()))
        .withMessageContaining("owner/app/variant");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UntypedRequest.of(PATH, Map.of("size", new int[2])))
        .withMessageContaining("size");
  }

  @Test
  void isAValue() {
    UntypedRequest same = UntypedRequest.of("/" + PATH, Map.of("n", 1L));
    assertThat(same)
        .isEqualTo(UntypedRequest.of(PATH, Map.of("n", new BigDecimal(1))))
        .hasSameHashCodeAs(UntypedRequest.of(PATH, Map.of("n", 1)))
        .isNotEqualTo(UntypedRequest.of(PATH, Map.of()))
        .hasToString("UntypedRequest of acme/other-app/video {n=1}");
  }
}
