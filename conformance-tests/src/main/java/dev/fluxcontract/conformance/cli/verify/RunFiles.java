package dev.fluxcontract.conformance.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.run.FailureReplay;
import dev.fluxcontract.conformance.run.GatewayProfile;
import dev.fluxcontract.conformance.run.KnownFailures;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The files a run is given.
 *
 * @param waivers known failures, those of a baseline among them
 * @param expected the dialect of an earlier run, where this one's is to be compared with it
 * @param replay what failed earlier, where only that is to be run
 * @param contract what the gateway is held to: its own pages, or this artifact's contract
 */
record RunFiles(
    KnownFailures waivers,
    @Nullable GatewayProfile expected,
    @Nullable FailureReplay replay,
    Contract contract) {
  private static final int MOST_MEBIBYTES = 256;

  /** The options that name these files. */
  static final class Options {
    @Option(
        names = "--expect",
        paramLabel = "PROFILE",
        description = "profile.yaml of an earlier run: any change of the dialect fails this one.")
    private @Nullable Path expect;

    @Option(
        names = "--waive",
        paramLabel = "FILE",
        description =
            "Known failures, a YAML list of {check, case, reason}. A waiver whose check passes again"
                + " fails the run; one with a date, until, expires after that day.")
    private @Nullable Path waive;

    @Option(
        names = "--baseline",
        paramLabel = "FILE",
        description =
            "Known failures as --write-baseline wrote them: only others fail the run, and these"
                + " after their date. What is fixed is reported.")
    private @Nullable Path baseline;

    @Option(
        names = "--replay",
        paramLabel = "FILE",
        description =
            "report.json of an earlier run: only what failed there runs again, and each is"
                + " reported as fixed or still failing.")
    private @Nullable Path replay;

    @Mixin private final ContractOptions contracts = new ContractOptions();

    RunFiles read(CommandConsole console, @Nullable String gateway) {
      Contract contract = contracts.read(console);
      return new RunFiles(
          waivers(contract),
          expect == null ? null : InputFile.read("--expect", expect, GatewayProfile::read),
          replay == null ? null : InputFile.read("--replay", replay, file -> replay(file, gateway)),
          contract);
    }

    private KnownFailures waivers(Contract contract) {
      KnownFailures own =
          waive == null
              ? KnownFailures.none()
              : InputFile.read("--waive", waive, file -> KnownFailures.read(file, contract));
      return baseline == null
          ? own
          : own.and(
              InputFile.read(
                  "--baseline", baseline, file -> KnownFailures.readBaseline(file, contract)));
    }
  }

  private static FailureReplay replay(Path file, @Nullable String gateway) throws IOException {
    JsonNode report = LosslessJson.read(TextFile.read(file, MOST_MEBIBYTES));
    FailureReplay replay = FailureReplay.read(report);
    if (gateway == null && !report.path("embedded").asBoolean()) {
      throw new IllegalArgumentException(
          "it is about %s; name that with --gateway, or the embedded one would be taken for fixed"
              .formatted(report.path("gateway").asText("another gateway")));
    }
    if (replay.failures().isEmpty()) {
      throw new IllegalArgumentException("nothing failed there, so there is nothing to run again");
    }
    return replay;
  }
}
