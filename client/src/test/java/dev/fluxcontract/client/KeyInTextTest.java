package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway that repeats the key does not bring it into any text of the client's. */
class KeyInTextTest {
  private static final String KEY = ClientHarness.KEY;
  private static final String COMPLETED = "{'status':'COMPLETED','logs':['%1$s'],'%1$s':['%1$s']}";

  static Stream<String> forms() {
    String header = "Bearer " + KEY;
    return Stream.of(
        KEY,
        header,
        KEY.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining()),
        KEY.chars().mapToObj(c -> String.format("%%%02X", c)).collect(Collectors.joining()),
        KEY.chars().mapToObj(c -> String.format("&#%d;", c)).collect(Collectors.joining()),
        URLEncoder.encode(header, UTF_8),
        Base64.getEncoder().encodeToString(header.getBytes(UTF_8)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(("x" + header).getBytes(UTF_8)),
        HexFormat.of().formatHex(header.getBytes(UTF_8)));
  }

  private static void assertHidden(@Nullable Object... texts) {
    String whole = Stream.of(texts).map(String::valueOf).collect(Collectors.joining("\n"));
    assertThat(whole).contains("[key]").doesNotContain(KEY, "very-secret", "dmVyeS1zZWNyZX");
    forms().forEach(form -> assertThat(whole).doesNotContain(form));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void inResultsAndStatuses(String form) {
    ClientHarness harness = new ClientHarness();
    harness.gateway.status(json(200, String.format(COMPLETED, form)));
    harness.gateway.result(
        json(
            200,
            String.format(
                "{'images':[{'url':'https://cdn.test/%1$s','file_name':'%1$s'}],'prompt':'%1$s',"
                    + "'request':{'%1$s':'%1$s'},'%1$s':{'a':['%1$s']}}",
                form)));
    Job job = harness.submit();
    ImageResult result = harness.await(job);
    QueueStatus status = harness.client.job("fal-ai/flux-1/dev", "r1").status();
    assertHidden(result, result.prompt(), result.unknownFields(), result.images().get(0).url());
    assertHidden(status, status.logs(), status.unknownFields());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void inWhatCallbacksGet(String form) {
    List<Object> seen = new ArrayList<>();
    FluxListener listener =
        new FluxListener() {
          @Override
          public void submitted(Job job) {
            seen.add(job + " " + job.ticket() + " " + job.requestId());
          }

          @Override
          public void polled(Job job, Progress progress) {
            seen.add(progress + " " + progress.newLogs() + job.ticket());
          }

          @Override
          public void retrying(@Nullable Job job, FluxException why, Duration wait) {
            seen.add(why + " " + why.body() + why.headers());
          }
        };
    ClientHarness harness = new ClientHarness(settings -> settings.listener(listener));
    harness.gateway.submit(
        json(
            200,
            String.format(
                "{'status':'IN_QUEUE %1$s','request_id':'r-%1$s','x':'%1$s',"
                    + "'response_url':'https://queue.fal.run/fal-ai/flux-1/requests/r1?k=%1$s'}",
                form)));
    harness.gateway.status(
        json(500, "{'detail':'" + form + "'}").with("X-Echo", form),
        json(202, "{'status':'IN_QUEUE','logs':[{'message':'" + form + "'}]}"),
        json(200, String.format(COMPLETED, form)));
    harness.gateway.result(ScriptedReply.images());
    Job job = harness.submit();
    job.onProgress(progress -> seen.add(progress.newLogs()));
    harness.await(job);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(5);
    assertHidden(seen.toArray());
    assertHidden(job, job.requestId(), job.ticket());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void inAFailure(String form) {
    ClientHarness harness = new ClientHarness();
    harness.gateway.status(json(200, "{'status':'COMPLETED'}"));
    harness.gateway.result(
        json(
                422,
                String.format(
                    "{'detail':[{'loc':['body','%1$s'],'msg':'%1$s','type':'%1$s','input':'%1$s',"
                        + "'ctx':{'%1$s':'%1$s'}}],'error_type':'%1$s'}",
                    form))
            .with("X-Echo", form));
    JobFailedException failure =
        harness.failure(JobFailedException.class, harness.submit().future());
    assertHidden(failure, failure.error(), failure.errorType(), failure.body(), failure.headers());
    assertHidden(failure.fieldErrors());
  }

  @Test
  void inANumber() {
    ClientHarness digits = new ClientHarness(s -> s.apiKey("10482231:sk-very-secret"));
    digits.gateway.submit(
        ScriptedReply.json(
            200, ScriptedGateway.TICKET.replace("'queue_position':0", "'user_id':10482231")));
    assertThat(digits.submit().ticketJson()).contains("[key]").doesNotContain("10482231");
  }

  @Test
  void inTheBaseUrl() {
    ClientHarness harness =
        new ClientHarness(settings -> settings.gateway("https://relay.test/" + KEY + "/fal"));
    harness.gateway.submit(json(307, "{}").with("Location", "https://other.test/" + KEY));
    FluxException failure =
        harness.failure(FluxException.class, harness.client.submitAsync(ClientHarness.REQUEST));
    assertHidden(harness.client, failure);
  }

  @Test
  void whatIsHiddenInATicketIsStillAskedFor() {
    ClientHarness harness =
        new ClientHarness(settings -> settings.gateway("https://relay.test/" + KEY));
    String base = "https://relay.test/" + KEY + "/fal-ai/flux-1/requests/r1";
    harness.gateway.submit(
        json(
            200,
            "{'status':'IN_QUEUE','request_id':'r1','response_url':'"
                + base
                + "?key="
                + KEY
                + "','status_url':'"
                + base
                + "/status'}"));
    harness.gateway.on(
        "/" + KEY + "/fal-ai/flux-1/requests/r1/status", json(200, "{'status':'COMPLETED'}"));
    harness.gateway.on("/" + KEY + "/fal-ai/flux-1/requests/r1", ScriptedReply.images());
    Job job = harness.submit();
    harness.await(job);
    assertThat(harness.gateway.requests.get(2).url()).hasToString(base + "?key=" + KEY);
    Job resumed = harness.client.resume(requireNonNull(job.ticket()));
    harness.await(resumed);
    assertThat(harness.gateway.requests.get(4).url()).hasToString(base + "?key=" + KEY);
    assertHidden(job.ticket());
  }
}
