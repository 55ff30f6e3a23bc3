package dev.fluxcontract.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.GivenReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"COMPLETED\",\"error\":\"Request was cancelled\"}",
        "{\"status\":\"CANCELED\"}",
        "{\"detail\":\"no images\",\"error_type\":\"cancelled_by_user\"}",
        "{\"error\":{\"message\":\"The task was cancelled: context canceled\"}}",
        "{\"status\":\"FAILED\",\"error\":\"任务已取消\"}",
        "{\"error\":\"Job aborted by the user\"}",
        "Cancelled",
      })
  void aStateAnErrorOrAnErrorTypeSaysThatAJobWasCancelled(String body) {
    assertThat(ErrorWords.say(ErrorWords.CANCELLED, GivenReply.of(200, body))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"FAILED\",\"error\":\"out of memory\",\"cancelled\":false}",
        "{\"status\":\"FAILED\",\"cancelled_at\":null,\"prompt\":\"a cancelled stamp\"}",
        "{\"status\":\"FAILED\",\"error\":\"Post http://10.0.0.2/run: context canceled\"}",
        "{\"error\":\"rpc error: code = Canceled desc = context canceled\"}",
        "{\"detail\":\"net/http: request canceled (Client.Timeout exceeded)\"}",
        "{\"error\":{\"message\":\"The operation was canceled.\",\"type\":\"CancelledError\"}}",
        "{\"status\":\"ABORTED\",\"error\":\"The connection was aborted\"}",
        "{\"detail\":\"see https://a.test/cancelled\"}",
      })
  void aFailureWithinTheGatewayDoesNot(String body) {
    assertThat(ErrorWords.say(ErrorWords.CANCELLED, GivenReply.of(500, body))).isFalse();
  }
}
