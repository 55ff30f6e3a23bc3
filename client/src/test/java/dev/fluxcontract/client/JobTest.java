package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {
  private final ClientHarness scene = new ClientHarness(settings -> settings.retries(0));
  private final ScriptedGateway gateway = scene.gateway;

  @Test
  void tellsItsStatus() {
    gateway.status(json(202, "{'status':'IN_QUEUE','queue_position':3,'logs':[{'message':'a'}]}"));
    QueueStatus status = scene.submit().status();
    assertThat(status.status()).isEqualTo(JobState.IN_QUEUE);
    assertThat(status.queuePosition()).isEqualTo(3);
    assertThat(requireNonNull(status.logs()).get(0).message()).isEqualTo("a");
    assertThat(gateway.requests.get(1).url().query()).isEqualTo("logs=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {'detail':'Request is still in progress'} | IN_PROGRESS |",
        "202 | {'status':'IN_QUEUE'} | IN_QUEUE |",
        "200 | {'images':[{'url':'u'}]} | COMPLETED |",
        "200 | {'status':'weird'} | weird |",
        "200 | {'status':'SUCCESS'} | COMPLETED |",
        "200 | {'status':'FAILED','error':'boom'} | COMPLETED | boom",
        "200 | {'error':{'message':'boom'}} | COMPLETED | boom",
        "499 | {'detail':'cancelled'} | COMPLETED | cancelled",
      })
  void tellsItsStatusByTheResultWhereThatIsAllThereIs(
      int status, String body, String state, String error) {
    gateway.result(json(status, body));
    QueueStatus told = scene.submit().status();
    assertThat(told.status()).hasToString(state);
    assertThat(told.error()).isEqualTo(error);
  }

  @Test
  void saysWhyItHasNoStatus() {
    BadAnswerException failure =
        catchThrowableOfType(BadAnswerException.class, () -> scene.submit().status());
    assertThat(failure)
        .hasMessageContaining("does not know job r1 (404): Not Found; gateways forget");
  }

  @Test
  void givesItsResult() {
    gateway.result(images());
    Job job = scene.submit();
    assertThat(job.result().images()).hasSize(1);
    assertThat(job.result()).isSameAs(job.result());
    assertThat(gateway.count("result")).isEqualTo(1);
    assertThat(job.status().status()).isEqualTo(JobState.COMPLETED);
  }

  @Test
  void saysThatItsResultIsNotThereYet() {
    gateway.result(json(400, "{'detail':'Request is still in progress'}"));
    assertThat(catchThrowableOfType(FluxException.class, () -> scene.submit().result()))
        .hasMessage("Job r1 is not over yet; await() waits for it");
  }

  @Test
  void saysThatItsResultHoldsNoImage() {
    gateway.result(json(200, "{'images':[]}"));
    assertThat(catchThrowableOfType(JobFailedException.class, () -> scene.submit().result()))
        .hasMessageContaining("holds no image");
  }

  @Test
  void saysWhyItHasNoResult() {
    gateway.result(json(422, "{'detail':[{'loc':['body'],'msg':'boom','type':'t'}]}"));
    JobFailedException failure =
        catchThrowableOfType(JobFailedException.class, () -> scene.submit().result());
    assertThat(failure.error()).isEqualTo("body: boom");
  }

  @Test
  void keepsItsTicketAsItCame() {
    gateway.submit(
        json(
            200,
            ScriptedGateway.TICKET.replace(
                "'queue_position':0", "'queue_position':7,'extra':12345678901234567890")));
    QueueTicket ticket = requireNonNull(scene.submit().ticket());
    assertThat(ticket.queuePosition()).isEqualTo(7);
    assertThat(ticket.statusUrl())
        .isEqualTo("https://queue.fal.run/fal-ai/flux-1/requests/r1/status");
    assertThat(ticket.unknownFields())
        .containsEntry("extra", new java.math.BigDecimal("12345678901234567890"));
  }

  @Test
  void isFinishedAtOnceWhereTheSubmitGaveTheImages() {
    gateway.submit(images().with("x-fal-request-id", "r7"));
    Job job = scene.submit();
    assertThat(job.await().images()).hasSize(1);
    assertThat(job.result().images()).hasSize(1);
    assertThat(job.status().status()).isEqualTo(JobState.COMPLETED);
    assertThat(job.requestId()).isEqualTo("r7");
    assertThat(gateway.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void isNotAwaitedForNoTimeAtAll(long seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.submit().await(Duration.ofSeconds(seconds)));
  }

  @Test
  void isAwaitedForAVeryLongTime() {
    ClientHarness forever =
        new ClientHarness(settings -> settings.deadline(Duration.ofSeconds(Long.MAX_VALUE)));
    forever.gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    assertThat(forever.await(forever.submit()).images()).hasSize(1);
  }

  @Test
  void tellsItsName() {
    assertThat(scene.submit()).hasToString("Job r1 (fal-ai/flux-1/dev)");
  }
}
