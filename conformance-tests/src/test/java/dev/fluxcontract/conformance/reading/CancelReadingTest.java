package dev.fluxcontract.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.GivenReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "202 | {\"status\":\"CANCELLATION_REQUESTED\"} | ACCEPTED",
        "200 | {\"success\":true} | ACCEPTED",
        "200 | {\"success\":true,\"message\":\"Job is already completed\"} | ACCEPTED",
        "400 | {\"status\":\"ALREADY_COMPLETED\"} | TOO_LATE",
        "400 | {\"detail\":\"Request is already completed\"} | TOO_LATE",
        "409 | {\"error\":{\"message\":\"The job has finished\"}} | TOO_LATE",
        "200 | {\"success\":false,\"message\":\"Job already ended\"} | TOO_LATE",
        "400 | {\"detail\":\"Cannot cancel a running job\"} | DENIED",
        "409 | {\"detail\":\"Too late: the job has already started and is not finished\"} | DENIED",
        "422 | {\"detail\":\"Cancelling is not supported\"} | DENIED",
        "200 | {\"success\":false} | DENIED",
        "200 | {\"error\":\"Not allowed\"} | DENIED",
      })
  void onlyWhatClaimsThatTheJobHasEndedIsTooLate(int status, String body, CancelReading reading) {
    assertThat(CancelReading.of(GivenReply.of(status, body))).isEqualTo(reading);
  }
}
