package dev.fluxcontract.conformance.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.page.PageContract;
import dev.fluxcontract.conformance.page.PageReview;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import dev.fluxcontract.conformance.page.reading.PageReader;
import dev.fluxcontract.conformance.page.reading.PageSource;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.run.GatewayProfile;
import dev.fluxcontract.conformance.run.PriceList;
import dev.fluxcontract.conformance.run.Replay;
import dev.fluxcontract.conformance.run.Waivers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    Waivers waivers,
    @Nullable GatewayProfile expected,
    @Nullable Replay replay,
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
                + " fails the run; one with a date, until, is over after that day.")
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
            "report.json of an earlier run: only what failed there runs again, and each is told to be"
                + " fixed or still failing.")
    private @Nullable Path replay;

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

    RunFiles read(CommandConsole console, @Nullable String gateway) {
      Map<String, BigDecimal> ownPrices =
          prices == null
              ? Map.of()
              : from("--prices", prices, file -> PriceList.read(file, Contract.bundled()));
      Contract contract = contract(pages, console).withPrices(ownPrices);
      return new RunFiles(
          waivers(contract),
          expect == null ? null : from("--expect", expect, GatewayProfile::read),
          replay == null ? null : from("--replay", replay, file -> replay(file, gateway)),
          contract);
    }

    private Waivers waivers(Contract contract) {
      Waivers own =
          waive == null
              ? Waivers.none()
              : from("--waive", waive, file -> Waivers.read(file, contract));
      return baseline == null
          ? own
          : own.and(from("--baseline", baseline, file -> Waivers.readBaseline(file, contract)));
    }
  }

  private static Contract contract(List<Path> pages, CommandConsole console) {
    Contract bundled = Contract.bundled();
    if (pages.isEmpty()) {
      return bundled;
    }
    List<PageReview> reviews = pages.stream().map(page -> review(page, bundled)).toList();
    for (PageReview review : reviews) {
      for (PageReview.OperationReview one : review.operations()) {
        if (one.contractId() == null) {
          String what = one.operation().method() + " " + one.operation().path();
          warn(console, review.page().file() + ": the contract has no " + what + "; it is skipped");
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

  private static void warn(CommandConsole console, String text) {
    console.err().println(TerminalSafeText.line("--page " + text));
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
    String wayOut = option.equals("--baseline") ? "; --write-baseline writes a new one" : "";
    try {
      return reader.read(file);
    } catch (JsonProcessingException e) {
      String why = e.getOriginalMessage().strip().replaceAll("\\s+", " ");
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw CommandFailure.unusable(
          option
              + " "
              + file
              + ": cannot be read from line "
              + line
              + " on ("
              + why
              + ")"
              + wayOut);
    } catch (IOException e) {
      throw CommandFailure.unusable(option + " " + file + ": " + TextFile.why(e) + wayOut);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable(option + " " + file + ": " + e.getMessage() + wayOut);
    }
  }
}
