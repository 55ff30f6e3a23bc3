package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.ListPrinter;
import dev.fluxcontract.conformance.cli.console.VersionProvider;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.Dialect;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dialects}: how correct gateways differ. */
@Command(
    name = "dialects",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "Lists the dialects that serve speaks: ways to differ and be right all the same.")
final class DialectsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON: an array of {name, sentence}.")
  private boolean json;

  private final CommandConsole console;

  DialectsCommand(CommandConsole console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new ListPrinter(console, json)
        .print(
            Dialect.all(),
            Dialect::name,
            Dialect::sentence,
            dialect ->
                LosslessJson.object()
                    .put("name", dialect.name())
                    .put("sentence", dialect.sentence()));
  }
}
