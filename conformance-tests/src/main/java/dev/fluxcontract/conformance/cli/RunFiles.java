package dev.fluxcontract.conformance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.run.GatewayProfile;
import dev.fluxcontract.conformance.run.Replay;
import dev.fluxcontract.conformance.run.Waivers;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files a run is given.
 *
 * @param waivers known failures
 * @param expected the dialect of an earlier run, where this one's is to be compared with it
 * @param replay what failed earlier, where only that is to be run
 */
record RunFiles(Waivers waivers, @Nullable GatewayProfile expected, @Nullable Replay replay) {
  private static final int MOST_MEBIBYTES = 256;

  static RunFiles read(
      @Nullable Path waive,
      @Nullable Path expect,
      @Nullable Path replay,
      @Nullable String gateway) {
    return new RunFiles(
        waive == null
            ? Waivers.none()
            : from("--waive", waive, file -> Waivers.read(file, Contract.bundled())),
        expect == null ? null : from("--expect", expect, GatewayProfile::read),
        replay == null ? null : from("--replay", replay, file -> replay(file, gateway)));
  }

  private static Replay replay(Path file, @Nullable String gateway) throws IOException {
    JsonNode report = LosslessJson.read(TextFile.read(file, MOST_MEBIBYTES));
    Replay replay = Replay.read(report);
    if (gateway == null && !report.path("embedded").asBoolean()) {
      throw new IllegalArgumentException(
          "it is about "
              + report.path("gateway").asText("another gateway")
              + "; name that with --gateway, or the embedded one would be taken for fixed");
    }
    if (replay.failures().isEmpty()) {
      throw new IllegalArgumentException("nothing failed there, so there is nothing to run again");
    }
    return replay;
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T from(String option, Path file, Reader<T> reader) {
    if (file.toString().isEmpty()) {
      throw CommandFailure.unusable(option + ": names no file");
    }
    try {
      return reader.read(file);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().strip().replaceAll("\\s+", " ");
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw CommandFailure.unusable(
          option + " " + file + ": cannot be read from line " + line + " on (" + why + ")");
    } catch (IOException e) {
      throw CommandFailure.unusable(option + " " + file + ": " + TextFile.why(e));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable(option + " " + file + ": " + e.getMessage());
    }
  }
}
