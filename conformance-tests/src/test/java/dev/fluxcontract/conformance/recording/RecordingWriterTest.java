package dev.fluxcontract.conformance.recording;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.run.PerThreadClock;
import dev.fluxcontract.conformance.run.RecordedRun;
import dev.fluxcontract.conformance.run.Suite;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with endless images does not fill the disk that the report needs. */
class RecordingWriterTest {
  @TempDir Path folder;

  @Test
  void endsBeforeItFillsTheDisk() throws IOException {
    Path file = folder.resolve("run.jsonl");
    try (FluxGateway gateway = FluxGateway.create().start()) {
      SuiteConfig.Builder settings =
          SuiteConfig.builder(gateway.url(), gateway.key())
              .only(List.of("SUBMIT-01"))
              .budget(1)
              .time(new PerThreadClock());
      try (RecordingWriter writer =
          RecordedRun.begin(file, settings.build(), RecordedPrompts.KEPT)) {
        // As long as the recording of a run may be, and one byte; nothing is written for it.
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
          sparse.setLength((4L << 30) + 1);
        }
        Suite.run(settings.interceptor(writer).build());
        assertThat(requireNonNull(writer.failure())).hasMessage("it has reached 4096 MiB");
      }
    }
  }
}
