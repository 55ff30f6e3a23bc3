package dev.fluxcontract.conformance.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fluxcontract.conformance.contract.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that an option or a parameter names. */
public final class InputFile {
  /** Reads a file. */
  public interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private InputFile() {}

  /** Reads it; one that cannot be used ends the command with a message that names what is wrong. */
  public static <T> T read(String option, Path file, Reader<T> reader) {
    if (file.toString().isEmpty()) {
      throw CommandFailure.unusable(option + ": names no file");
    }
    try {
      return reader.read(file);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().strip().replaceAll("\\s+", " ");
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw failure(option, file, "cannot be read from line " + line + " on (" + why + ")");
    } catch (IOException e) {
      throw failure(option, file, TextFile.why(e));
    } catch (IllegalArgumentException e) {
      throw failure(option, file, e.getMessage());
    }
  }

  private static CommandFailure failure(String option, Path file, @Nullable String why) {
    String wayOut = option.equals("--baseline") ? "; --write-baseline writes a new one" : "";
    return CommandFailure.unusable(option + " " + file + ": " + why + wayOut);
  }
}
