package dev.fluxcontract.conformance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.explain.FaultyRelay.Answer;
import dev.fluxcontract.conformance.explain.FaultyRelay.Request;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.run.PerThreadClock;
import dev.fluxcontract.conformance.run.Suite;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that the catalogue of faults does not have, each made by a relay. */
class CauseFinderTest {
  private static final String MODEL_MISSING =
      "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"model\"],\"msg\":\"Field required\","
          + "\"input\":{\"prompt\":\"a\"}}]}";

  @Test
  void namesAStrippedPrefix() throws IOException {
    LikelyCause cause =
        first(request -> request.to(request.path().substring(7)), UnaryOperator.identity());
    assertThat(cause.title()).contains("prefix of it is stripped");
    assertThat(cause.checks()).startsWith("SUBMIT-01");
    assertThat(cause.evidence().get(0)).contains("/fal-ai/flux-1/dev was answered with 404");
  }

  @Test
  void namesAWrappedBody() throws IOException {
    LikelyCause cause =
        first(
            request ->
                request.body().isEmpty()
                    ? request
                    : request.with("{\"input\":" + request.body() + "}"),
            UnaryOperator.identity());
    assertThat(cause.title()).contains("wrapped in `input`");
    assertThat(cause.checks()).startsWith("SUBMIT-01");
    assertThat(cause.evidence().get(1)).contains("Field required");
  }

  @Test
  void namesTheWrongWordBeforeTheKey() throws IOException {
    LikelyCause cause =
        first(
            request -> request.as(request.authorization().replace("Bearer ", "Key ")),
            UnaryOperator.identity());
    assertThat(cause.title()).contains("the word before it");
    assertThat(cause.evidence()).contains("The key was sent with the scheme bearer.");
  }

  /** At the path that the ticket names there is nothing on this gateway. */
  @Test
  void namesAHostThatIsNotRewritten() throws IOException {
    LikelyCause cause =
        first(
            UnaryOperator.identity(),
            answer ->
                answer.with(
                    answer
                        .body()
                        .replaceAll(
                            "(_url\":\")http://[^/]+/fal-ai/", "$1http://inner.test/v1/queue/")));
    assertThat(cause.title()).contains("host is not rewritten");
    assertThat(cause.checks()).startsWith("TICKET-11");
  }

  @Test
  void namesAMissingStatus() throws IOException {
    LikelyCause cause =
        first(
            UnaryOperator.identity(),
            answer ->
                answer.path().endsWith("/status")
                    ? new Answer(answer.path(), 501, "text/plain", "No route")
                    : answer);
    assertThat(cause.title()).contains("status address is missing");
    assertThat(cause.evidence().get(0)).contains("/status was answered with 501, no JSON");
  }

  @Test
  void namesErrorsReportedAsSuccess() throws IOException {
    LikelyCause cause =
        first(
            UnaryOperator.identity(),
            answer -> new Answer(answer.path(), 200, answer.type(), answer.body()));
    assertThat(cause.title()).contains("error as success");
    assertThat(cause.evidence().get(0)).contains("was answered with 200, JSON object with detail");
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(
      strings = {
        "{\"code\":500,\"msg\":\"busy\"}",
        "{\"success\":false,\"message\":\"busy\"}",
        "{\"errors\":[{\"title\":\"busy\"}],\"data\":null}"
      })
  void namesThemInOtherWords(String error) throws IOException {
    LikelyCause cause =
        first(
            UnaryOperator.identity(),
            answer ->
                answer.status() < 400
                    ? answer
                    : new Answer(answer.path(), 200, answer.type(), error));
    assertThat(cause.title()).contains("error as success");
  }

  /** The answer repeats the body, and the body has a prompt. */
  @Test
  void aFieldOfItsOwnIsNoWrappedBody() throws IOException {
    LikelyCause cause =
        first(
            UnaryOperator.identity(),
            answer ->
                answer.body().contains("IN_QUEUE")
                    ? new Answer(answer.path(), 422, answer.type(), MODEL_MISSING)
                    : answer);
    assertThat(cause.title()).isEqualTo("Does not hold: Each documented request is accepted.");
  }

  @Test
  void groupsWhatItDoesNotKnowByCheckAndNamesWhatThatAsksFor() throws IOException {
    LikelyCause cause =
        first(
            UnaryOperator.identity(),
            answer -> answer.with(answer.body().replace("\"request_id\"", "\"task_id\"")));
    assertThat(cause.title()).isEqualTo("Does not hold: A ticket has the job's id, a string.");
    assertThat(cause.checks()).startsWith("TICKET-03");
    assertThat(cause.advice()).startsWith("MUST, as stated by D2, D3, D4, D5: ");
  }

  @Test
  void explainsNothingWhereNothingFails() throws IOException {
    assertThat(causes(UnaryOperator.identity(), UnaryOperator.identity())).isEmpty();
  }

  private static LikelyCause first(UnaryOperator<Request> there, UnaryOperator<Answer> back)
      throws IOException {
    List<LikelyCause> causes = causes(there, back);
    assertThat(causes).isNotEmpty();
    return causes.get(0);
  }

  private static List<LikelyCause> causes(UnaryOperator<Request> there, UnaryOperator<Answer> back)
      throws IOException {
    try (FluxGateway gateway = FluxGateway.builder().start();
        FaultyRelay relay = new FaultyRelay(gateway, there, back)) {
      SuiteConfig config =
          SuiteConfig.builder(relay.url(), gateway.key())
              .budget(14)
              .skip(List.of("EFFECT", "CLIENT"))
              .deadline(Duration.ofSeconds(20))
              .time(new PerThreadClock())
              .build();
      return CauseFinder.of(Report.of(Suite.run(config)));
    }
  }
}
