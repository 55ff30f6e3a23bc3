package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a run may cost. */
final class SpendingLimits {
  @Option(
      names = "--budget",
      paramLabel = "IMAGES",
      description =
          "How many images the run may ask for at worst; what does not fit is skipped. 0 sends only"
              + " what cannot cost. With --gateway it or --spend is required; see --plan.")
  private @Nullable Integer budget;

  @Option(
      names = "--spend",
      paramLabel = "USD",
      description =
          "How many US dollars the run may cost at worst, such as 0.50, by fal's list prices or"
              + " those of --prices; what is cheap comes first. With --budget the tighter holds.")
  private @Nullable Double spend;

  @Option(names = "--assume-unbilled-refusals", description = "Do not count refused requests.")
  private boolean assumeUnbilledRefusals;

  /**
   * Fails where a limit is wrong, or missing.
   *
   * @param gateway the gateway that bills the run; null where none does
   */
  void check(@Nullable String gateway) {
    if (gateway != null && budget == null && spend == null) {
      throw CommandFailure.unusable(
          """
          --gateway %s needs --budget IMAGES or --spend USD: what the run may request at worst. \
          0 sends only what cannot cost; --plan shows the cost"""
              .formatted(gateway));
    }
    if (budget != null && budget < 0) {
      throw CommandFailure.unusable("--budget " + budget + ": at least 0 images");
    }
    if (spend != null && !(spend >= 0 && spend < Integer.MAX_VALUE)) {
      throw CommandFailure.unusable("--spend " + spend + ": at least 0 US dollars");
    }
  }

  /** Sets the limits of a run. */
  void apply(SuiteConfig.Builder config) {
    config.assumeUnbilledRefusals(assumeUnbilledRefusals);
    if (budget != null) {
      config.budget(budget);
    }
    if (spend != null) {
      config.spend(BigDecimal.valueOf(spend));
    }
  }
}
