package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.page.PageContract;
import dev.fluxcontract.conformance.page.PageReview;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import dev.fluxcontract.conformance.page.reading.PageReader;
import dev.fluxcontract.conformance.page.reading.PageSource;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.run.PriceList;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a gateway is held to, and at what prices. */
public final class ContractOptions {
  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description =
          "The gateway's own prices, a YAML list of {model, usd}: US dollars for one image. A model"
              + " that is not in it has fal's list price.")
  private @Nullable Path prices;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description =
          "The gateway's own page, in any format that `page` reads; again for each model. What it"
              + " states is a MUST, and what only other documents state is a NOTE. Submits that"
              + " no page describes are skipped.")
  private List<Path> pages = List.of();

  /** Reads the files: this artifact's contract, or the pages given, with the prices given. */
  public Contract read(CommandConsole console) {
    Map<String, BigDecimal> ownPrices =
        prices == null
            ? Map.of()
            : InputFile.read("--prices", prices, file -> PriceList.read(file, Contract.bundled()));
    return contract(console).withPrices(ownPrices);
  }

  private Contract contract(CommandConsole console) {
    Contract bundled = Contract.bundled();
    if (pages.isEmpty()) {
      return bundled;
    }
    List<PageReview> reviews = pages.stream().map(page -> review(page, bundled)).toList();
    for (PageReview review : reviews) {
      for (PageReview.OperationReview one : review.operations()) {
        if (one.contractId() == null) {
          String what = one.operation().method() + " " + one.operation().path();
          String text = review.page().file() + ": the contract has no " + what + "; it is skipped";
          console.err().println(TerminalSafeText.line("--page " + text));
        }
      }
    }
    try {
      return PageContract.of(bundled, reviews);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable("--page: " + e.getMessage());
    }
  }

  private static PageReview review(Path page, Contract contract) {
    try {
      return PageReview.of(PageReader.read(PageSource.read(page)), contract);
    } catch (UnreadablePageException e) {
      String why = page + ":" + e.line() + ": the page " + e.getMessage();
      throw CommandFailure.unusable(TerminalSafeText.line("--page " + why));
    }
  }
}
