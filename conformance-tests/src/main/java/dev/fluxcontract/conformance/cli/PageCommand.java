package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.page.PageJson;
import dev.fluxcontract.conformance.page.PageOpenApi;
import dev.fluxcontract.conformance.page.PageReview;
import dev.fluxcontract.conformance.page.PageReviewPrinter;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import dev.fluxcontract.conformance.page.reading.PageReader;
import dev.fluxcontract.conformance.page.reading.PageSource;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code page}: what a gateway's published page says, and how that relates to the contract. */
@Command(
    name = "page",
    description = {
      "Reads pages on which gateways document their API, in Chinese or English: Apifox exports"
          + " (Markdown, copied text, dumps, field lists), tables and lists of parameters, printed"
          + " requests, and fal's own pages.",
      "For each field it prints what the page says and how that relates to the contract. Nothing is"
          + " sent.",
      "Exit code: 0 same or wider, 1 narrower than the contract, or the page contradicts itself, 2"
          + " a page cannot be read."
    })
final class PageCommand extends ConsoleCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The pages, as UTF-8 text; - reads one from the standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--json",
      description =
          "As JSON: {pages: [{file, format, origin, servers, auth, operations, problems}]}.")
  private boolean json;

  @Option(
      names = "--openapi",
      description = "As an OpenAPI 3.0.3 document of one operation, for one page.")
  private boolean openApi;

  @Override
  public Integer call() {
    if (openApi && (json || files.size() > 1)) {
      throw CommandFailure.unusable("--openapi: takes one page, and not --json as well");
    }
    PageJson document = new PageJson();
    List<PageReview> reviews = new ArrayList<>();
    boolean unreadable = false;
    for (String file : files) {
      try {
        PageReview review = PageReview.of(PageReader.read(source(file)), Contract.bundled());
        reviews.add(review);
        document.add(review);
      } catch (UnreadablePageException e) {
        unreadable = true;
        document.add(file, e);
        console()
            .err()
            .println(TerminalSafeText.line(file + ":" + e.line() + ": the page " + e.getMessage()));
      }
    }
    if (openApi) {
      reviews.forEach(review -> console().out().print(openApi(review)));
      console().out().flush();
    } else if (json) {
      console().out().println(document);
    } else {
      PageReviewPrinter.lines(reviews).forEach(console().out()::println);
    }
    boolean narrower = reviews.stream().anyMatch(PageReview::isNarrowerOrContradictory);
    return unreadable ? ExitCode.UNUSABLE : narrower ? ExitCode.NOT_CONFORMANT : ExitCode.FINE;
  }

  private static String openApi(PageReview review) {
    try {
      return PageOpenApi.write(review);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable(String.valueOf(e.getMessage()));
    }
  }

  private static PageSource source(String file) throws UnreadablePageException {
    if (file.equals("-")) {
      return PageSource.read("-", System.in);
    }
    try {
      return PageSource.read(Path.of(file));
    } catch (InvalidPathException e) {
      throw CommandFailure.unusable(file + ": is not the name of a file");
    }
  }
}
