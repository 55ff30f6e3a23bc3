package dev.fluxcontract.client.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.SampleResponses;
import dev.fluxcontract.client.ScriptedGateway;
import dev.fluxcontract.client.internal.http.SubmitSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  private final List<String> events = new ArrayList<>();
  private final ClientHarness harness =
      new ClientHarness(
          settings ->
              settings.listener(
                  new FluxListener() {
                    @Override
                    public void submitted(Job job) {
                      events.add("submitted");
                    }

                    @Override
                    public void submitFailed(String model, FluxException failure) {
                      events.add("failed");
                    }
                  }));

  /** The response is read, and the caller cancels before it is reported. */
  @Test
  void isReportedOnceIfItIsCancelledBetweenTheResponseAndItsReport() {
    Submission submission =
        new Submission(
            ClientHarness.runtime(harness.client), ClientHarness.REQUEST, SubmitSettings.NONE);
    submission.job.cancel(true);
    submission.answered(SampleResponses.json(200, ScriptedGateway.TICKET.replace('\'', '"')));
    assertThat(events).containsExactly("failed");
  }
}
