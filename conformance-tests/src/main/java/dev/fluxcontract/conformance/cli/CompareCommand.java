package dev.fluxcontract.conformance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.compare.ContractComparison;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: what changed in the contract, and whether it breaks those who use it. */
@Command(
    name = "compare",
    description = {
      "Compares two contracts and lists what changed: ! breaks users of the older one, + does not.",
      "A change is breaking if it refuses a request that was valid, may leave out a part of an"
          + " answer that was required, or breaks a program compiled against the generated client.",
      "Exit code: 0 compatible, 1 breaking, 2 a file cannot be read or is not a contract."
    })
final class CompareCommand extends ConsoleCommand {
  @Parameters(index = "0", paramLabel = "OLD.yaml", description = "The contract as it was.")
  private Path older = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW.yaml", description = "The contract as it is to be.")
  private Path newer = Path.of("");

  @Option(
      names = "--json",
      description = "As JSON: {verdict, breaking, additions}, the latter two arrays of sentences.")
  private boolean json;

  @Override
  public Integer call() {
    ContractComparison comparison;
    try {
      comparison = ContractComparison.of(older, newer);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable(String.valueOf(e.getMessage()));
    }
    if (json) {
      ObjectNode told = LosslessJson.object().put("verdict", comparison.verdict());
      comparison.breaking().forEach(told.putArray("breaking")::add);
      comparison.additions().forEach(told.putArray("additions")::add);
      console().out().println(LosslessJson.pretty(told));
    } else {
      console().out().println(comparison);
    }
    return comparison.isCompatible() ? ExitCode.FINE : ExitCode.NOT_CONFORMANT;
  }
}
