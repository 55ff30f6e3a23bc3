package dev.fluxcontract.conformance.run;

import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.recording.RecordedPrompts;
import dev.fluxcontract.conformance.recording.Recording;
import dev.fluxcontract.conformance.recording.RecordingHeader;
import dev.fluxcontract.conformance.recording.RecordingPlayer;
import dev.fluxcontract.conformance.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A run whose exchanges are kept, and the same run again without the gateway. */
public final class RecordedRun {
  private RecordedRun() {}

  /**
   * Begins the recording of a run in a new file; it is to be the run's {@link
   * SuiteConfig.Builder#interceptor interceptor}.
   */
  public static RecordingWriter begin(Path file, SuiteConfig config, RecordedPrompts prompts)
      throws IOException {
    return RecordingWriter.create(
        file,
        new RecordingHeader(
            KeyRedaction.of(Map.of(config.key(), SecretRedaction.SHOWN)).apply(config.gateway()),
            config.scheme(),
            config.time().now(),
            config.seed(),
            config.budget(),
            config.refusalsUnbilled(),
            config.deadline(),
            config.otherKey() != null,
            prompts),
        config.time());
  }

  /** Settings for a run that takes its time, its limits and all answers from a recording. */
  public static SuiteConfig.Builder replay(Recording recording) {
    RecordingHeader header = recording.header();
    RecordingPlayer player = new RecordingPlayer(recording);
    SuiteConfig.Builder config =
        SuiteConfig.builder(header.gateway(), SecretRedaction.SHOWN)
            .scheme(header.scheme())
            .budget(header.budget().images())
            .spend(header.budget().usd())
            .assumeUnbilledRefusals(header.refusalsUnbilled())
            .deadline(header.deadline())
            .seed(header.seed())
            .time(player.clock())
            .interceptor(player)
            .allowCleartext(true);
    return header.otherCustomer() ? config.otherKey(SecretRedaction.OTHER_SHOWN) : config;
  }
}
