package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.recording.RecordedPrompts;
import dev.fluxcontract.conformance.recording.Recording;
import dev.fluxcontract.conformance.recording.RecordingWriter;
import dev.fluxcontract.conformance.run.RecordedRun;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that keep the exchanges of a run, or judge those of an earlier one. */
final class RecordingOptions {
  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Write every exchange to a new file, without keys, cookies and signatures of URLs, for"
              + " --replay-from.")
  private @Nullable Path record;

  @Option(
      names = "--record-without-prompts",
      description =
          "Leave the prompts out of the file of --record; it can be replayed all the same.")
  private boolean withoutPrompts;

  @Option(
      names = "--replay-from",
      paramLabel = "FILE",
      description =
          "Judge the exchanges of a file that --record wrote, with the checks of today. Nothing is"
              + " sent, and no key is needed; what was not recorded is skipped.")
  private @Nullable Path replayFrom;

  /** The recording to judge; null where a gateway is to be asked. */
  @Nullable Recording read(@Nullable String gateway) {
    if (withoutPrompts && record == null) {
      throw CommandFailure.unusable(
          "--record-without-prompts says what a recording leaves out: name its file by --record");
    }
    if (replayFrom == null) {
      return null;
    }
    if (gateway != null || record != null) {
      throw CommandFailure.unusable(
          "--replay-from %s sends nothing: leave %s out"
              .formatted(replayFrom, gateway != null ? "--gateway" : "--record"));
    }
    return InputFile.read("--replay-from", replayFrom, Recording::read);
  }

  /** Begins the recording of a run; null where none is to be made. */
  @Nullable RecordingWriter begin(SuiteConfig config) {
    if (record == null) {
      return null;
    }
    if (record.toString().isEmpty()) {
      throw CommandFailure.unusable("--record: names no file");
    }
    try {
      return RecordedRun.begin(
          record, config, withoutPrompts ? RecordedPrompts.REMOVED : RecordedPrompts.KEPT);
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.unusable(
          "--record " + record + ": a file of that name exists; name a new one");
    } catch (IOException e) {
      throw CommandFailure.unusable("--record " + record + ": " + TextFile.why(e));
    }
  }

  /** Ends the recording; fails where it is not whole. */
  void end(RecordingWriter recording) {
    recording.close();
    IOException failure = recording.failure();
    if (failure != null) {
      throw CommandFailure.unusable(
          "--record %s: the recording is not whole (%s); the report is"
              .formatted(record, TextFile.why(failure)));
    }
  }
}
