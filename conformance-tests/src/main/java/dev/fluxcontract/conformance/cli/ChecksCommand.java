package dev.fluxcontract.conformance.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ListPrinter;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.CheckInfo;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code checks}: what a gateway is held to. */
@Command(
    name = "checks",
    description = {
      "Lists the checks: id, level, and the promise that a gateway is held to.",
      "MUST: a document that gateways publish states it. SHOULD: only fal or relays state it, it"
          + " only follows from the documents, they contradict each other, or callers can do"
          + " without it. NOTE: gateways differ, none is wrong, and it is only reported."
    })
final class ChecksCommand extends ConsoleCommand {
  @Option(
      names = "--json",
      description = "As JSON: an array of {id, level, title, documents, worstCaseImages}.")
  private boolean json;

  @Override
  public Integer call() {
    return ListPrinter.print(
        console(),
        json,
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
