package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.CancelState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that the caller wants no more. */
class CancelledJobTest {
  private final ClientHarness scene = new ClientHarness(settings -> settings.retries(0));
  private final ScriptedGateway gateway = scene.gateway;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'status':'CANCELLATION_REQUESTED'} | CANCELLATION_REQUESTED",
        "202 | {'status':'CANCELLATION_REQUESTED'} | CANCELLATION_REQUESTED",
        "200 | {} | CANCELLATION_REQUESTED",
        "204 | | CANCELLATION_REQUESTED",
        "200 | {'success':true} | CANCELLATION_REQUESTED",
        "200 | {'success':false} |",
        "400 | {'status':'ALREADY_COMPLETED'} | ALREADY_COMPLETED",
        "400 | {'detail':'Request already completed'} | ALREADY_COMPLETED",
        "409 | {'error':{'message':'job has finished'}} | ALREADY_COMPLETED",
        "404 | {'status':'NOT_FOUND'} | NOT_FOUND",
      })
  void isCancelledInManyWays(int status, String body, String state) {
    gateway.cancel(json(status, body == null ? "" : body));
    CancelAnswer answer = scene.submit().cancel();
    assertThat(answer.status()).isEqualTo(state == null ? null : CancelState.of(state));
    assertThat(gateway.requests.get(1).url())
        .hasToString("https://relay.test/fal-ai/flux-1/requests/r1/cancel");
    assertThat(gateway.requests.get(1).method()).isEqualTo("PUT");
  }

  @ParameterizedTest
  @CsvSource({
    "400, RequestRefusedException",
    "499, RequestRefusedException",
    "404, RequestRefusedException",
    "405, RequestRefusedException",
    "501, RequestRefusedException",
    "401, NotAuthorisedException",
    "429, LimitExceededException",
    "500, BadAnswerException"
  })
  void saysThatItCannotBeCancelled(int status, String type) {
    gateway.cancel(json(status, "{'detail':'no'}"));
    FluxException failure =
        catchThrowableOfType(FluxException.class, () -> scene.submit().cancel());
    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.taken()).isEqualTo(Taken.YES);
  }

  @Test
  void isNotTakenForCancelledWhereAnEnvelopeSaysNo() {
    gateway.cancel(json(200, "{'error':{'message':'not yours','type':'denied'}}"));
    assertThat(catchThrowableOfType(RequestRefusedException.class, () -> scene.submit().cancel()))
        .hasMessage("The gateway does not cancel job r1 (200): not yours");
  }

  @Test
  void isNotTakenForCancelledWhereAPageAnswers() {
    gateway.cancel(html(200, "<html><head><title>Sign in</title></head></html>"));
    assertThat(catchThrowableOfType(RequestRefusedException.class, () -> scene.submit().cancel()))
        .hasMessage("The gateway does not cancel job r1 (200): Sign in");
  }

  @Test
  void isLookedAtSoonAfterACancellation() {
    ClientHarness slow =
        new ClientHarness(settings -> settings.polling(PollSchedule.fixed(Duration.ofMinutes(1))));
    slow.gateway
        .status(state("IN_QUEUE"), json(200, "{'status':'COMPLETED','error':'cancelled'}"))
        .cancel(json(202, "{}"));
    Job job = slow.submit();
    var future = job.future();
    slow.time.advance(Duration.ofMinutes(1));
    assertThat(future).isNotDone();
    job.cancel();
    assertThat(future).isCompletedExceptionally();
  }

  @Test
  void isTooLateToCancelWhereTheSubmitGaveTheImages() {
    gateway.submit(images());
    assertThat(scene.submit().cancel().status()).isEqualTo(CancelState.ALREADY_COMPLETED);
    assertThat(gateway.requests).hasSize(1);
  }
}
