package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.QueueTicket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is picked up again, from its model and id or from its ticket. */
class ResumedJobTest {
  private final ClientHarness scene = new ClientHarness(settings -> settings.retries(0));
  private final ScriptedGateway gateway = scene.gateway;

  @Test
  void isPickedUpByModelAndId() {
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    for (Job job :
        new Job[] {
          scene.client.job("fal-ai/flux-1/dev", "r9"),
          scene.client.job("/fal-ai/flux-1/dev", "r9"),
          scene.client.job(ClientHarness.REQUEST.getClass(), "r9")
        }) {
      assertThat(job.model()).isEqualTo("fal-ai/flux-1/dev");
      assertThat(job.ticket()).isNull();
      assertThat(scene.await(job).images()).hasSize(1);
    }
    assertThat(gateway.paths())
        .containsOnly("/fal-ai/flux-1/requests/r9/status", "/fal-ai/flux-1/requests/r9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "flux", "a//b", "fal-ai/", "fal-ai/flux?x", "fal ai/flux"})
  void isNotPickedUpByWhatIsNoModel(String model) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.client.job(model, "r9"))
        .withMessageContaining("fal-ai/flux-1/dev");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void isNotPickedUpByWhatIsNoId(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.client.job("fal-ai/flux-1/dev", id))
        .withMessageContaining("requestId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ScriptedGateway.TICKET,
        "{'request_id':'r1'}",
        "{'request_id':'r1','response_url':'','status_url':''}",
        "{'request_id':'r1','status_url':'https://queue.fal.run/fal-ai/flux-1/requests/r1/status'}"
      })
  void isResumedFromASavedTicket(String ticket) throws Exception {
    gateway.submit(json(200, ticket)).status(json(200, "{'status':'COMPLETED'}")).result(images());
    JsonAdapter<QueueTicket> adapter = new Moshi.Builder().build().adapter(QueueTicket.class);
    String saved = adapter.toJson(scene.submit().ticket());
    Job resumed = scene.client.resume(requireNonNull(adapter.fromJson(saved)));
    assertThat(resumed.requestId()).isEqualTo("r1");
    assertThat(scene.await(resumed).images()).hasSize(1);
    assertThat(gateway.paths())
        .endsWith("/fal-ai/flux-1/requests/r1/status", "/fal-ai/flux-1/requests/r1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://relay.test", "https://relay.test/v1"})
  void isResumedFromATicketWhoseUrlsHaveAShapeOfTheirOwn(String base) {
    ClientHarness other = new ClientHarness(settings -> settings.gateway(base));
    other.gateway.on("/v1/tasks/r1", images());
    QueueTicket ticket =
        SampleModels.with(
            QueueTicket.class,
            Map.of("request_id", "r1", "response_url", "https://queue.fal.run/v1/tasks/r1"));
    Job resumed = other.client.resume(ticket);
    assertThat(other.await(resumed).images()).hasSize(1);
    assertThat(resumed).hasToString("Job r1 (unknown)");
  }

  @Test
  void isNotResumedFromATicketWithoutUrls() {
    QueueTicket bare = SampleModels.with(QueueTicket.class, Map.of("request_id", "r1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.client.resume(bare))
        .withMessageContaining("job(model, requestId)");
  }

  @Test
  void isResumedFromTheTextOfItsTicket() {
    gateway
        .submit(json(200, ScriptedGateway.TICKET.replace("'queue_position'", "'extra'")))
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(images());
    String saved = requireNonNull(scene.submit().ticketJson());
    assertThat(saved).contains("\"request_id\":\"r1\"", "\"extra\":0");
    assertThat(scene.await(scene.client.resume(saved)).images()).hasSize(1);
    assertThat(gateway.paths())
        .endsWith("/fal-ai/flux-1/requests/r1/status", "/fal-ai/flux-1/requests/r1");
    assertThat(gateway.requests).allMatch(sent -> sent.url().host().equals("relay.test"));
    assertThat(scene.client.job("fal-ai/flux-1/dev", "r1").ticketJson()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "[1]", "\"text\"", "{\"request_id\":"})
  void isNotResumedFromATextThatIsNoTicket(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.client.resume(json))
        .withMessageContaining("Job.ticketJson()");
  }

  @Test
  void isNotResumedFromATicketWithoutAUrl() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.client.resume("{\"request_id\":\"r1\"}"))
        .withMessageContaining("job(model, requestId)");
  }
}
