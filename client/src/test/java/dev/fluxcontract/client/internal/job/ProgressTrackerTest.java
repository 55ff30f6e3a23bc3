package dev.fluxcontract.client.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.SampleResponses;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.model.LogEntry;
import org.junit.jupiter.api.Test;

class ProgressTrackerTest {
  private final ProgressTracker tracker =
      new ProgressTracker(ClientHarness.runtime(new ClientHarness().client), "a/b", 0, false);

  private Progress after(String logs) {
    return tracker.after(
        ClassifiedResponse.ofStatus(
            SampleResponses.json(202, "{'status':'IN_PROGRESS','logs':" + logs + "}")));
  }

  @Test
  void reportsLogLinesOnce() {
    assertThat(after("['a','b']").newLogs())
        .extracting(LogEntry::message)
        .containsExactly("a", "b");
    assertThat(after("['a','b']").newLogs()).isEmpty();
    assertThat(after("['b','c']").newLogs()).extracting(LogEntry::message).containsExactly("c");
    assertThat(after("[]").newLogs()).isEmpty();
    assertThat(after("['c']").newLogs()).isEmpty();
    assertThat(after("['d']").newLogs()).extracting(LogEntry::message).containsExactly("d");
  }

  /** A job may log megabytes, and ten thousand jobs may wait. */
  @Test
  void keepsNoLogLinesUntilTheNextPoll() {
    assertThat(after("['a','b']").newLogs()).hasSize(2);
    assertThat(tracker.latest().newLogs()).isEmpty();
    assertThat(tracker.latest().polls()).isEqualTo(1);
  }
}
