package dev.fluxcontract.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.GivenReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReadingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\":\"Request is still in progress\"}",
        "{\"detail\":\"Request is still in progress\",\"error_type\":\"request_in_progress\"}",
        "{\"error\":{\"message\":\"Request is still in progress\",\"type\":\"invalid_request_error\"}}",
        "{\"code\":400,\"message\":\"Request is still in progress\"}",
        "{\"error\":\"Job is not yet complete\"}",
        "{\"msg\":\"The result is not ready, see https://a.test/errors\"}",
        "{\"detail\":\"Request is queued\"}",
        "{\"detail\":\"Request queued at position 3\"}",
        "{\"message\":\"Processing, please wait\"}",
        "{\"message\":\"Your request is being processed\"}",
        "{\"detail\":[{\"msg\":\"The job is pending\"}]}",
        "{\"status\":\"IN_QUEUE\",\"queue_position\":2}",
        "{\"status\":\"processing\"}",
        "Request is still in progress",
      })
  void aJobThatIsSaidToGoOnIsPending(String body) {
    assertThat(AnswerReading.ofResult(GivenReply.of(400, body))).isEqualTo(AnswerReading.PENDING);
  }

  @Test
  void soItIsIfTheStatusCodeSaysSo() {
    String body = "{\"detail\":\"Request is still in progress\"}";
    assertThat(AnswerReading.ofResult(GivenReply.of(202, body))).isEqualTo(AnswerReading.PENDING);
    assertThat(AnswerReading.ofResult(GivenReply.of(202, "{\"error\":\"boom\"}")))
        .isEqualTo(AnswerReading.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\":\"Error processing request: prompt is required\"}",
        "{\"detail\":\"Failed, see https://queue.fal.run/fal-ai/flux-1/requests/job-1\"}",
        "{\"status\":\"FAILED\",\"response_url\":\"https://queue.fal.run/pending/job-1\"}",
        "{\"detail\":\"No such request in queue\"}",
        "{\"detail\":\"Request not found in the queue\"}",
        "{\"detail\":[{\"msg\":\"Field required\",\"input\":{\"prompt\":\"work in progress\"}}]}",
        "{\"detail\":\"Image too large for processing\"}",
      })
  void aJobThatFailedIsNotWhateverElseTheBodySays(String body) {
    assertThat(AnswerReading.ofResult(GivenReply.of(400, body))).isEqualTo(AnswerReading.FAILED);
  }
}
