package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ListPrinter;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.Dialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dialects}: how correct gateways differ. */
@Command(
    name = "dialects",
    description = "Lists the dialects that serve speaks: ways to differ and be right all the same.")
final class DialectsCommand extends ConsoleCommand {
  @Option(names = "--json", description = "As JSON: an array of {name, sentence}.")
  private boolean json;

  @Override
  public Integer call() {
    return ListPrinter.print(
        console(),
        json,
        Dialect.all(),
        Dialect::name,
        Dialect::sentence,
        dialect ->
            LosslessJson.object().put("name", dialect.name()).put("sentence", dialect.sentence()));
  }
}
