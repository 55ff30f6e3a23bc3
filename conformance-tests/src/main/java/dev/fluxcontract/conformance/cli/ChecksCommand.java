package dev.fluxcontract.conformance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.ListPrinter;
import dev.fluxcontract.conformance.cli.console.VersionProvider;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.CheckInfo;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code checks}: what a gateway is held to. */
@Command(
    name = "checks",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Lists the checks: id, level, and the promise that a gateway is held to.",
      "MUST: a document that gateways publish states it. SHOULD: fal or relays state it where those"
          + " are silent, it only follows from them, they contradict each other, or callers get by"
          + " without. NOTE: gateways differ, none is wrong, and it is only reported."
    })
final class ChecksCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "As JSON: an array of {id, level, title, documents, worstCaseImages}.")
  private boolean json;

  private final CommandConsole console;

  ChecksCommand(CommandConsole console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new ListPrinter(console, json)
        .print(
            CheckCatalogue.all(),
            CheckInfo::id,
            check -> String.format("%-8s%s", check.level(), check.title()),
            ChecksCommand::object);
  }

  private static ObjectNode object(CheckInfo check) {
    ObjectNode object =
        LosslessJson.object()
            .put("id", check.id())
            .put("level", check.level().name().toLowerCase(Locale.ROOT))
            .put("title", check.title());
    check.documents().forEach(object.putArray("documents")::add);
    return object.put("worstCaseImages", check.worstCaseImages());
  }
}
