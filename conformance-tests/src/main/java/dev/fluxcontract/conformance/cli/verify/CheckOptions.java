package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.run.RunPlan;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which checks are made, and how binding they are. */
public final class CheckOptions {
  @Option(names = "--strict", description = "A broken SHOULD fails the run too.")
  private boolean strict;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Only these checks: ids such as SUBMIT-03, or areas such as SUBMIT.")
  private @Nullable List<String> only;

  @Option(names = "--skip", paramLabel = "ID", split = ",", description = "All checks but these.")
  private @Nullable List<String> skip;

  /** Sets what was chosen. */
  public SuiteConfig.Builder apply(SuiteConfig.Builder config) {
    return config.strict(strict).only(named("--only", only)).skip(named("--skip", skip));
  }

  /** An option that names nothing is a mistake, such as an empty variable, and not "all". */
  private static List<String> named(String option, @Nullable List<String> given) {
    List<String> names =
        given == null
            ? List.of()
            : given.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
    if (given != null && names.isEmpty()) {
      throw CommandFailure.unusable(option + ": names no check; `checks` lists them all");
    }
    return names;
  }

  /** The plan of a run, in which something is left to be checked. */
  public static RunPlan plan(SuiteConfig config) {
    RunPlan plan;
    try {
      plan = config.plan();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable("--only, --skip: " + e.getMessage());
    }
    if (plan.entries().isEmpty()) {
      throw CommandFailure.unusable(
          "No check is left: what --only, --skip and --replay choose has nothing in common");
    }
    return plan;
  }
}
