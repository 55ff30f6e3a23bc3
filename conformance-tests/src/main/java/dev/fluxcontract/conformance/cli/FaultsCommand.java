package dev.fluxcontract.conformance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ListPrinter;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code faults}: how a gateway can be broken, and which check notices. */
@Command(
    name = "faults",
    description = "Lists the faults that serve knows: each breaks one promise.")
final class FaultsCommand extends ConsoleCommand {
  @Option(names = "--json", description = "As JSON: an array of {name, sentence, caughtBy}.")
  private boolean json;

  @Override
  public Integer call() {
    return ListPrinter.print(
        console(), json, Fault.all(), Fault::name, Fault::sentence, FaultsCommand::object);
  }

  private static ObjectNode object(Fault fault) {
    ObjectNode object =
        LosslessJson.object().put("name", fault.name()).put("sentence", fault.sentence());
    fault.caughtBy().forEach(object.putArray("caughtBy")::add);
    return object;
  }
}
