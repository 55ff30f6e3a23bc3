package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.empty;
import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.json;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fluxcontract.client.model.QueueTicket;
import java.time.Duration;
import java.util.List;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitTest {
  private final ClientHarness scene = new ClientHarness();
  private final ScriptedGateway gateway = scene.gateway;

  static List<SampleModels.Request> requests() {
    return SampleModels.requests();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void takesEveryRequestOfTheContract(SampleModels.Request submit) {
    Job job = scene.client.submit(submit.request());
    assertThat("/" + job.model()).isEqualTo(submit.path());
    assertThat(job.requestId()).isEqualTo("r1");
    assertThat(gateway.paths()).containsExactly(submit.path());
  }

  @Test
  void sendsTheRequestAsJson() throws Exception {
    scene.submit();
    Request sent = gateway.requests.get(0);
    Buffer body = new Buffer();
    sent.body().writeTo(body);
    assertThat(body.readUtf8()).isEqualTo("{\"prompt\":\"a tiger's eye\"}");
    assertThat(sent.body().contentType()).hasToString("application/json; charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://relay.test/fal", "https://relay.test/fal/"})
  void goesUnderThePrefix(String base) {
    ClientHarness prefixed = new ClientHarness(settings -> settings.gateway(base));
    prefixed.submit();
    assertThat(prefixed.gateway.paths()).containsExactly("/fal/fal-ai/flux-1/dev");
  }

  @Test
  void asksForAWebhookAndAStartInTime() {
    SubmitOptions options =
        SubmitOptions.none()
            .webhook("https://me.test/hook?a=b&c=d")
            .startWithin(Duration.ofSeconds(30));
    scene.client.submit(ClientHarness.REQUEST, options);
    Request sent = gateway.requests.get(0);
    assertThat(sent.url().queryParameter("fal_webhook")).isEqualTo("https://me.test/hook?a=b&c=d");
    assertThat(sent.header("X-Fal-Request-Timeout")).isEqualTo("30");
  }

  @Test
  void refusesAModelThatIsNoRequest() {
    QueueTicket ticket = requireNonNull(scene.submit().ticket());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.client.submit(ticket))
        .withMessageContaining(ClientHarness.REQUEST.getClass().getSimpleName());
  }

  @Test
  void tellsEachFieldThatWasRefused() {
    gateway.submit(
        json(
            422,
            "{'detail':[{'loc':['body','num_images'],'msg':'too many','type':'less_than_equal','ctx':{'le':4},'input':9},{'loc':'x'}]}"));
    RequestRefusedException refused = failure(RequestRefusedException.class);
    assertThat(refused.fieldErrors()).hasSize(2);
    assertThat(refused.fieldErrors().get(0).loc().get(1).asString()).isEqualTo("num_images");
    assertThat(refused)
        .hasMessage("The gateway refused the request (422): body.num_images: too many");
    assertThat(refused.taken()).isEqualTo(Taken.NO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'error':'bad'} | RequestRefusedException | NO",
        "404 | {'detail':'no such model'} | RequestRefusedException | NO",
        "413 | {} | RequestRefusedException | NO",
        "401 | {'code':401,'message':'bad key'} | NotAuthorisedException | NO",
        "403 | {} | NotAuthorisedException | NO",
        "403 | {'detail':'User is locked. Reason: Exhausted balance.'} | LimitExceededException | NO",
        "402 | {} | LimitExceededException | NO",
        "429 | {} | LimitExceededException | NO",
        "200 | {'code':402,'message':'pay first'} | LimitExceededException | NO",
        "200 | {'code':400,'message':'bad'} | RequestRefusedException | NO",
        "200 | {'code':600,'message':'bad'} | RequestRefusedException | NO",
        "429 | {'error':{'code':'insufficient_quota','message':'insufficient_quota'}} | LimitExceededException | NO",
        "408 | {} | BadAnswerException | UNKNOWN",
        "301 | {} | BadAnswerException | NO",
        "302 | {} | BadAnswerException | UNKNOWN",
        "307 | {} | BadAnswerException | NO",
        "500 | {'detail':'boom'} | BadAnswerException | UNKNOWN",
        "502 | {} | BadAnswerException | UNKNOWN",
        "503 | {} | BadAnswerException | UNKNOWN",
        "504 | {} | BadAnswerException | UNKNOWN",
        "200 | {} | BadAnswerException | UNKNOWN",
        "200 | {'images':[]} | BadAnswerException | UNKNOWN",
        "200 | [] | BadAnswerException | UNKNOWN",
        "200 | {'request_id': | BadAnswerException | UNKNOWN",
        "200 | {'error':{'message':'no channel','type':'x'}} | RequestRefusedException | NO",
        "200 | {'error':'bad','request_id':'trace'} | RequestRefusedException | NO",
        "200 | {'code':401,'message':'bad key','request_id':'trace'} | NotAuthorisedException | NO",
        "200 | {'code':429,'message':'slow down'} | LimitExceededException | NO",
        "200 | {'code':500,'message':'boom'} | BadAnswerException | UNKNOWN",
        "204 | {} | BadAnswerException | UNKNOWN",
      })
  void isRefusedInManyWaysAndSentOnce(int status, String body, String type, Taken taken) {
    gateway.submit(json(status, body));
    FluxException failure = failure(FluxException.class);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.taken()).isEqualTo(taken);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.body()).isEqualTo(body.replace('\'', '"'));
    assertThat(failure.getMessage())
        .matches(taken == Taken.UNKNOWN ? ".*not known whether.*" : "(?!.*not known).*");
    assertThat(gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void tellsWhereAGatewayMoved() {
    gateway.submit(empty(308).with("Location", "https://new.test/fal-ai/flux-1/dev"));
    assertThat(failure(BadAnswerException.class))
        .hasMessageContaining("redirects submits to https://new.test/")
        .hasMessageContaining("set gateway(…)");
  }

  @Test
  void readsAPageOfAProxy() {
    gateway.submit(html(502, "<html><head><title>502 Bad Gateway</title></head></html>"));
    assertThat(failure(BadAnswerException.class)).hasMessageContaining("(502): 502 Bad Gateway");
  }

  @Test
  void isSentAgainAfterThePauseThatA429AsksFor() {
    gateway.submit(json(429, "{}").with("Retry-After", "2"), json(200, ScriptedGateway.TICKET));
    long begin = scene.time.nanoTime();
    scene.submit();
    assertThat(Duration.ofNanos(scene.time.nanoTime() - begin)).isEqualTo(Duration.ofSeconds(2));
  }

  /** To send it again would be to pay twice. */
  @ParameterizedTest
  @ValueSource(ints = {307, 400, 401, 402, 404, 409, 422, 425, 429, 500, 503})
  void isAJobAtAnyStatusWhereAWholeTicketComes(int status) {
    for (String ticket :
        List.of(
            ScriptedGateway.TICKET,
            "{'data':" + ScriptedGateway.TICKET + "}",
            "{'request_id':'r1','status_url':'https://a.test/r1/status'}",
            "{'response_url':'https://a.test/jobs?id=r1','request_id':'r1'}")) {
      ClientHarness one = new ClientHarness();
      one.gateway.submit(json(status, ticket).with("Retry-After", "1"), json(429, "{}"));
      assertThat(one.submit().requestId()).as(ticket).isEqualTo("r1");
      assertThat(one.gateway.count("submit")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'IN_QUEUE','request_id':'trace'}",
        "{'status':'IN_QUEUE','request_id':'trace','status_url':'https://status.test/incidents'}",
        "{'status':'FAILED','request_id':'r1','status_url':'https://a.test/r1/status'}",
        "{'detail':'wait for it','request_id':'r1','status_url':'https://a.test/r1/status'}",
        "{'error':'wait for it','request_id':'r1','status_url':'https://a.test/r1/status'}",
        "{'status':'IN_QUEUE','status_url':'https://status.test/incidents'}"
      })
  void isNoJobWhereARefusalNamesOneOrHalfOfOne(String refusal) {
    gateway.submit(json(422, refusal));
    assertThat(failure(RequestRefusedException.class).taken()).isEqualTo(Taken.NO);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 520})
  void isUnknownAndNotSentAgainAfterA5xxWhateverPauseItAsksFor(int status) {
    gateway.submit(json(status, "{}").with("Retry-After", "1"), json(200, ScriptedGateway.TICKET));
    BadAnswerException failure = failure(BadAnswerException.class);
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(failure).hasMessageContaining("not known whether the gateway took the job");
    assertThat(gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void isSentAgainAfterA503ThatNamesAPauseIfTheCallerSaysSo() {
    ClientHarness sure = new ClientHarness(settings -> settings.resubmitOn503(true));
    sure.gateway.submit(
        json(503, "{}").with("Retry-After", "2"), json(200, ScriptedGateway.TICKET));
    long begin = sure.time.nanoTime();
    sure.submit();
    assertThat(Duration.ofNanos(sure.time.nanoTime() - begin)).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"500, 1", "502, 1", "504, 1", "503,"})
  void isSentAgainAfterNoOther5xxEvenThen(int status, String retryAfter) {
    ClientHarness sure = new ClientHarness(settings -> settings.resubmitOn503(true));
    ScriptedReply reply = json(status, "{}");
    sure.gateway.submit(
        retryAfter == null ? reply : reply.with("Retry-After", retryAfter),
        json(200, ScriptedGateway.TICKET));
    assertThat(
            sure.failure(FluxException.class, sure.client.submitAsync(ClientHarness.REQUEST))
                .taken())
        .isEqualTo(Taken.UNKNOWN);
    assertThat(sure.gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void doesNotWaitLongerThanACap() {
    gateway.submit(json(429, "{}").with("Retry-After", "86400"), json(200, ScriptedGateway.TICKET));
    long begin = scene.time.nanoTime();
    scene.submit();
    assertThat(Duration.ofNanos(scene.time.nanoTime() - begin)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void givesUpAfterSoManyTries() {
    gateway.submit(json(429, "{'detail':'slow down'}").with("Retry-After", "1"));
    LimitExceededException limit = failure(LimitExceededException.class);
    assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.outOfCredit()).isFalse();
    assertThat(gateway.count("submit")).isEqualTo(4);
  }

  @Test
  void doesNotComeAgainWithoutCredit() {
    gateway.submit(
        json(429, "{'error':{'message':'insufficient_quota'}}").with("Retry-After", "1"));
    assertThat(failure(LimitExceededException.class).outOfCredit()).isTrue();
    assertThat(gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void isAJobThatFailedWhereTheTicketSaysSo() {
    gateway.submit(json(200, "{'status':'FAILED','request_id':'r1','error':'boom'}"));
    gateway.status(json(200, "{'status':'FAILED','request_id':'r1','error':'boom'}"));
    assertThat(scene.failure(JobFailedException.class, scene.submit().future()).error())
        .isEqualTo("boom");
  }

  private <E extends FluxException> E failure(Class<E> type) {
    return scene.failure(type, scene.client.submitAsync(ClientHarness.REQUEST));
  }
}
