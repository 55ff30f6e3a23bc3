package dev.fluxcontract.conformance.cli.console;

import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;

/** A recording that an option names. */
public final class RecordingInput {
  private RecordingInput() {}

  /** Reads it; one that is damaged or cut ends the command with a message that names the line. */
  public static Recording read(String option, Path file) {
    try {
      return Recording.read(file);
    } catch (IOException e) {
      throw CommandFailure.unusable(option + " " + file + ": " + TextFile.why(e));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable(option + " " + file + ": " + e.getMessage());
    }
  }
}
