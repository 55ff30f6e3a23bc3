package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.internal.job.WaitPolicy;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a job is known to fail ends as what it is. */
class FailureTest {
  private final ClientHarness scene = new ClientHarness();
  private final ScriptedGateway gateway = scene.gateway;

  private <E extends FluxException> E failure(Class<E> type) {
    E failure = scene.failure(type, scene.submit().future());
    assertThat(failure.requestId()).isEqualTo("r1");
    assertThat(failure.taken()).isEqualTo(Taken.YES);
    return failure;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'status':'COMPLETED','error':'boom','error_type':'kind'} | boom | kind",
        "{'status':'COMPLETED','error':{'message':'boom','type':'kind'}} | boom | kind",
        "{'status':'COMPLETED','detail':'boom'} | boom |",
        "{'status':'COMPLETED','detail':[{'loc':['body','prompt'],'msg':'boom','type':'kind'}]} | body.prompt: boom |",
        "{'status':'FAILED','error':'boom'} | boom |",
        "{'status':'failure','message':'boom'} | boom |",
        "{'status':'Error','detail':'boom'} | boom |",
        "{'status':'TIMEOUT','error':'boom'} | boom |",
        "{'error':{'message':'boom','type':'kind','code':500}} | boom | kind",
        "{'code':500,'message':'boom'} | boom |",
      })
  void inTheStatus(String body, String error, String errorType) {
    gateway.status(state("IN_PROGRESS"), json(200, body));
    JobFailedException failure = failure(JobFailedException.class);
    assertThat(failure.error()).isEqualTo(error);
    assertThat(failure.errorType()).isEqualTo(errorType);
    assertThat(failure.body()).isEqualTo(body.replace('\'', '"'));
    assertThat(failure).hasMessage("Job r1 failed (200): " + error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'detail':'boom','error_type':'content_policy_violation'} | true",
        "{'detail':[{'loc':['body','prompt'],'msg':'boom','type':'content_policy_violation'}]} | true",
        "{'detail':[{'loc':['body','prompt'],'msg':'boom','type':'too_long'}]} | false",
        "{'detail':'content_policy_violation'} | false",
        "{'detail':'boom','error_type':'internal_error'} | false",
      })
  void aRefusalOfTheContentIsOneByItsType(String body, boolean refused) {
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(json(422, body));
    assertThat(failure(JobFailedException.class).contentRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422, 451, 500})
  void inTheResultAfterCompletion(int status) {
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(json(status, "{'detail':'boom'}"));
    JobFailedException failure = failure(JobFailedException.class);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.error()).isEqualTo("boom");
  }

  @Test
  void inTheResultFieldByField() {
    gateway.status(json(200, "{'status':'COMPLETED'}"));
    gateway.result(
        json(
                422,
                "{'detail':[{'loc':['body','image_url'],'msg':'no image','type':'t'},{'msg':'b'}]}")
            .with("X-Fal-Error-Type", "kind"));
    JobFailedException failure = failure(JobFailedException.class);
    assertThat(failure.fieldErrors())
        .extracting(error -> error.msg())
        .containsExactly("no image", "b");
    assertThat(failure.errorType()).isEqualTo("kind");
  }

  @Test
  void inTheResultWithoutAStatus() {
    gateway.result(
        json(400, "{'detail':'Request is still in progress'}"), json(500, "{'detail':'boom'}"));
    assertThat(failure(JobFailedException.class).error()).isEqualTo("boom");
  }

  @Test
  void inTheResultWhereThereNeverWasAStatus() {
    gateway.status(ScriptedReply.empty(404)).result(json(500, "{'detail':'boom'}"));
    assertThat(failure(JobFailedException.class).error()).isEqualTo("boom");
    // For a minute, less and less often.
    assertThat(gateway.requests).hasSizeLessThan(40);
  }

  @Test
  void inAResultThatRepeatsTheImageOfTheRequest() {
    String image = "data:image/png;base64," + "A".repeat(300_000);
    gateway
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(
            json(
                422,
                "{'detail':[{'loc':['body','image_url'],'msg':'no','input':'"
                    + image
                    + "','type':'content_policy_violation'}]}"));
    JobFailedException failure = failure(JobFailedException.class);
    assertThat(failure.contentRefused()).isTrue();
    assertThat(failure.fieldErrors()).hasSize(1);
  }

  @Test
  void inAnEnvelopeAroundTheResult() {
    gateway
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(json(200, "{'error':{'message':'boom'}}"));
    assertThat(failure(JobFailedException.class).error()).isEqualTo("boom");
  }

  @Test
  void completedWithoutImages() {
    gateway
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(json(200, "{'status':'COMPLETED','images':[]}"));
    assertThat(failure(JobFailedException.class)).hasMessageContaining("holds no image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'images':[]}", "{'images':null,'seed':1}", "{}", "{'prompt':'x'}"})
  void completedWithAResultThatHoldsNone(String result) {
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(json(200, result));
    assertThat(failure(JobFailedException.class)).hasMessageContaining("holds no image");
  }

  @Test
  void aResultWithoutImagesWhereThereIsNoStatus() {
    gateway.result(json(200, "{'images':[]}"));
    assertThat(failure(JobFailedException.class)).hasMessageContaining("holds no image");
  }

  @Test
  void completedWithAResultThatIsGone() {
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(json(404, "{'detail':'Not Found'}"));
    assertThat(failure(JobFailedException.class).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'CANCELLED'}",
        "{'status':'canceled','error':'x'}",
        "{'status':'COMPLETED','error':'Request was cancelled','error_type':'client_cancelled'}"
      })
  void cancelledInTheStatus(String body) {
    gateway.status(json(200, body));
    failure(JobCancelledException.class);
  }

  @Test
  void cancelledInTheResult() {
    gateway
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(json(499, "{'detail':'Request was cancelled'}"));
    assertThat(failure(JobCancelledException.class).status()).isEqualTo(499);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aKeyThatIsNoLongerAccepted(int status) {
    gateway.status(
        json(status, "{'detail':'no such key: " + ClientHarness.KEY + "'}")
            .with("X-Echo", ClientHarness.KEY));
    NotAuthorisedException failure = failure(NotAuthorisedException.class);
    assertThat(failure.getMessage() + failure.body() + failure.headers())
        .doesNotContain(ClientHarness.KEY)
        .contains("no such key: [key]; check apiKey(…), and auth(…)");
  }

  @Test
  void noCreditLeft() {
    gateway.status(json(402, "{'detail':'pay'}"));
    LimitExceededException failure = failure(LimitExceededException.class);
    assertThat(failure.outOfCredit()).isTrue();
    assertThat(failure).hasMessageEndingWith("is out of credit (402): pay; add credit there");
  }

  @Test
  void aJobThatNobodyKnows() {
    long before = scene.time.nanoTime();
    BadAnswerException failure = failure(BadAnswerException.class);
    assertThat(failure.status()).isEqualTo(404);
    assertThat(Duration.ofNanos(scene.time.nanoTime() - before))
        .isBetween(WaitPolicy.PATIENCE, WaitPolicy.PATIENCE.plusSeconds(10));
  }

  @Test
  void nothingButNonsense() {
    gateway.status(html(200, "<h1>Welcome</h1>")).result(html(200, "<h1>Welcome</h1>"));
    BadAnswerException failure = failure(BadAnswerException.class);
    assertThat(failure).hasMessageContaining("(200): Welcome");
    assertThat(failure.body()).isEqualTo("<h1>Welcome</h1>");
  }

  @Test
  void nothingButBrokenConnections() {
    gateway.status(new IOException("reset")).result(new IOException("reset"));
    TransportException failure = failure(TransportException.class);
    assertThat(failure).hasRootCauseMessage("reset");
    assertThat(gateway.requests).hasSizeBetween(10, 25);
  }

  @Test
  void aFailureThatIsKnownIsNotAskedForAgain() {
    gateway.status(json(200, "{'status':'FAILED','error':'boom'}"));
    Job job = scene.submit();
    JobFailedException first = scene.failure(JobFailedException.class, job.future());
    int asked = gateway.requests.size();
    assertThat(scene.failure(JobFailedException.class, job.future()))
        .hasMessage(first.getMessage());
    assertThat(gateway.requests).hasSize(asked);
  }

  @Test
  void aScheduleThatThrowsFailsTheWait() {
    ClientHarness broken =
        new ClientHarness(
            settings ->
                settings.polling(
                    progress -> {
                      if (progress.polls() > 0) {
                        throw new IllegalStateException("schedule");
                      }
                      return Duration.ofSeconds(1);
                    }));
    broken.gateway.status(state("IN_PROGRESS"));
    Job job = broken.submit();
    Throwable thrown = broken.end(job.future().handle((result, failure) -> failure));
    assertThat(thrown).hasMessage("schedule");
  }
}
