package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.model.Image;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A URL or id in which the gateway put the key, or a part of it, is sent back as it came. */
class KeyInUrlTest {
  private static final String ID = "kid-12345678";
  private static final String SECRET = "s3cr3t-s3cr3t";
  private static final String KEY = ID + ":" + SECRET;
  private static final String BASE64 = Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));

  private final ClientHarness harness = new ClientHarness(settings -> settings.apiKey(KEY));
  private final ClientHarness other = new ClientHarness(settings -> settings.apiKey(KEY));

  private String imageUrl(String inResult) {
    harness.gateway.status(json(200, "{'status':'COMPLETED'}"));
    harness.gateway.result(json(200, "{'images':[{'url':'" + inResult + "'}]}"));
    return harness.await(harness.submit()).images().get(0).url();
  }

  private @Nullable HttpUrl asked(String imageUrl) {
    return harness.client.runtime.gateway.imageUrl(imageUrl);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "files/" + ID + "/a.png",
        "files/" + SECRET + "/a.png",
        "files/" + KEY + "/a.png",
        "a.png?id=" + ID + "&key=" + KEY,
        "a.png?key=" + ID + "%3A" + SECRET,
      })
  void isAskedForAsItCame(String path) {
    String shown = imageUrl("https://relay.test/" + path);
    assertThat(shown).contains("[key").doesNotContain(ID, SECRET);
    assertThat(asked(shown)).hasToString("https://relay.test/" + path);
  }

  @Test
  void isAskedForAtItsOwnGatewayOnly() {
    String shown = imageUrl("https://cdn.test/" + ID + "/a.png");
    assertThat(asked(shown)).isNull();
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void isAskedForAsItCameInAnyForm(String form) {
    String url = "https://relay.test/a.png?key=" + form;
    assertThat(asked(imageUrl(url))).hasToString(url);
  }

  /** A result that was kept, and is used by another program. */
  @ParameterizedTest
  @MethodSource("otherForms")
  void isNotAskedForWhereItCannotBeRestored(String form) {
    String shown = imageUrl("https://relay.test/a.png?key=" + form);
    assertThat(shown).contains("[key").doesNotContain(SECRET, form);
    assertThat(other.client.runtime.gateway.imageUrl(shown)).isNull();
    assertThatThrownBy(() -> download(other.client, shown))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("cannot send back as it came");
  }

  static Stream<String> otherForms() {
    return Stream.of(BASE64, "S3CR3T-S3CR3T", "%733cr3t-s3cr3t", ID + "%3a" + SECRET);
  }

  private static void download(FluxClient client, String url) {
    client.download(
        SampleModels.with(Image.class, Map.of("url", url)),
        OutputStream.nullOutputStream(),
        DownloadOptions.defaults());
  }

  @Test
  void ofATicketIsAskedForAsItCameAlsoAfterItWasSaved() {
    String path = "/" + ID + "/tasks/" + SECRET;
    harness.gateway.submit(
        json(
            200,
            "{'status':'IN_QUEUE','response_url':'https://relay.test"
                + path
                + "','status_url':'https://relay.test"
                + path
                + "/status','cancel_url':'https://relay.test"
                + path
                + "/cancel'}"));
    harness.gateway.status(json(200, "{'status':'COMPLETED'}"));
    harness.gateway.result(ScriptedReply.images());
    Job job = harness.submit();
    harness.await(job);
    assertThat(harness.gateway.paths().subList(1, 3)).containsExactly(path + "/status", path);
    other.gateway.status(json(200, "{'status':'COMPLETED'}"));
    other.gateway.result(ScriptedReply.images());
    other.await(other.client.resume(requireNonNull(job.ticketJson())));
    assertThat(other.gateway.paths()).containsExactly(path + "/status", path);
    assertThat(job.ticketJson()).doesNotContain(ID, SECRET);
  }

  @Test
  void ofAJobsIdIsAskedForAsItCame() {
    harness.gateway.submit(json(200, "{'request_id':'" + ID + "-7'}"));
    harness.gateway.status(json(200, "{'status':'COMPLETED'}"));
    harness.gateway.result(ScriptedReply.images());
    Job job = harness.submit();
    harness.await(job);
    assertThat(harness.gateway.paths().get(2)).isEqualTo("/fal-ai/flux-1/requests/" + ID + "-7");
    assertThat(job.requestId()).contains("[key").doesNotContain(ID);
  }

  @Test
  void ofATicketThatCannotBeRestoredGivesWayToTheContracts() {
    String ticket =
        ticket(
            "{'request_id':'r1','response_url':'https://relay.test/a?key="
                + BASE64
                + "','status_url':'https://relay.test/fal-ai/flux-1/requests/r1/status'}");
    other.gateway.status(json(200, "{'status':'COMPLETED'}"));
    other.gateway.result(ScriptedReply.images());
    other.await(other.client.resume(ticket));
    assertThat(other.gateway.requests.get(1).url())
        .hasToString("https://relay.test/fal-ai/flux-1/requests/r1");
  }

  @Test
  void ofATicketThatCannotBeRestoredFailsWhereThereIsNoOther() {
    Job job =
        other.client.resume(ticket("{'response_url':'https://relay.test/a?key=" + BASE64 + "'}"));
    assertThat(other.failure(BadAnswerException.class, job.future()))
        .hasMessageContaining("cannot send back as it came");
    assertThatThrownBy(job::cancel)
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("cannot send back as it came");
    assertThat(other.gateway.requests).isEmpty();
  }

  private String ticket(String answer) {
    harness.gateway.submit(json(200, answer));
    return requireNonNull(harness.submit().ticketJson());
  }
}
