package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.VersionProvider;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.recording.Recording;
import dev.fluxcontract.conformance.recording.RecordingWriter;
import dev.fluxcontract.conformance.run.RecordedRun;
import dev.fluxcontract.conformance.run.RunPlan;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: runs the suite. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = VersionProvider.class,
    description = {
      "Checks a gateway, and writes what was found: on the console, and as report.html,"
          + " report.json, junit.xml, badge.svg and profile.yaml.",
      "Without --gateway it checks the embedded one, on this machine and at no cost."
    },
    footerHeading = "%nExit code:%n",
    footer = {
      "  0  conformant: nothing that was checked broke a MUST, with --strict no SHOULD either",
      "  1  not conformant; also where a waiver no longer applies, the dialect is not the expected",
      "     one, the run ended early, or --replay left something not fixed",
      "  2  wrong usage or input, no check executed, a report that could not be written, or the",
      "     suite itself broke and nothing failed",
      "  3  the gateway cannot be reached, or refuses the key",
      "",
      "On Ctrl-C the report is written, then the jobs in flight are cancelled."
    })
public final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Base URL of the gateway, its path prefix included.")
  private @Nullable String gateway;

  @Option(
      names = "--auth",
      paramLabel = "SCHEME",
      description =
          "The word before the key: bearer, as relays want it, or key, as fal does. Default: key"
              + " for hosts of fal.run, bearer for all others.")
  private @Nullable AuthPrefix auth;

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      defaultValue = "FLUX_API_KEY",
      description = "Environment variable that holds the key. Default: $${DEFAULT-VALUE}.")
  private String keyName = "FLUX_API_KEY";

  @Option(
      names = "--other-key-env",
      paramLabel = "NAME",
      description =
          "Environment variable that holds the key of another customer, with whom AUTH-08 to"
              + " AUTH-10 try to see and cancel a job of the first. Without it they are skipped.")
  private @Nullable String otherKeyName;

  @Option(
      names = "--allow-cleartext",
      description = "Send the key over http:// to a gateway outside private networks too.")
  private boolean allowCleartext;

  @Mixin private final SpendingLimits limits = new SpendingLimits();

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

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long each job is waited for. Default: ${DEFAULT-VALUE}.")
  private int deadline;

  @Option(
      names = "--plan",
      description = "Tell what would be checked and what it costs at worst; send nothing.")
  private boolean planOnly;

  @Mixin private final RunFiles.Options files = new RunFiles.Options();

  @Mixin private final RecordingOptions recordings = new RecordingOptions();

  @Mixin private final RunOutputs outputs = new RunOutputs();

  private final CommandConsole console;

  /** For the factory of commands. */
  public VerifyCommand(CommandConsole console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (gateway != null) {
      GatewayTarget.parsed(gateway);
    }
    limits.check(planOnly ? null : gateway);
    if (deadline < 1) {
      throw CommandFailure.unusable("--deadline " + deadline + ": at least 1 second");
    }
    outputs.check();
    if (keyName.isEmpty()) {
      throw CommandFailure.unusable("--key-env: names no variable");
    }
    Recording recording = recordings.read(gateway);
    try (GatewayTarget target = target(recording)) {
      RunFiles inputs = files.read(console, recording == null ? gateway : target.url());
      SuiteConfig.Builder settings =
          recording == null ? settings(target) : RecordedRun.replay(recording);
      SuiteConfig config = chosen(settings, inputs).build();
      RunPlan plan = plan(config);
      new PlanTable(console, plan).print(planOnly);
      if (planOnly) {
        return ExitCode.FINE;
      }
      return run(new VerifyRunner(console, target, inputs), config, settings);
    }
  }

  private int run(VerifyRunner runner, SuiteConfig config, SuiteConfig.Builder settings) {
    RecordingWriter writer = recordings.begin(config);
    if (writer == null) {
      return runner.run(config, outputs, () -> {});
    }
    try (writer) {
      return runner.run(
          settings.interceptor(writer).build(), outputs, () -> recordings.end(writer));
    }
  }

  private GatewayTarget target(@Nullable Recording recording) {
    if (recording != null) {
      return GatewayTarget.recorded(recording.header());
    }
    if (gateway == null && planOnly) {
      return GatewayTarget.imagined();
    }
    if (gateway == null) {
      WarmUp.begin();
      return GatewayTarget.embedded(auth);
    }
    String key = planOnly ? GatewayTarget.NO_KEY : ApiKey.from(console.environment(), keyName);
    return GatewayTarget.at(gateway, auth, key, allowCleartext || planOnly);
  }

  private SuiteConfig.Builder settings(GatewayTarget target) {
    SuiteConfig.Builder config =
        SuiteConfig.builder(target.url(), target.key())
            .scheme(target.scheme())
            .allowCleartext(allowCleartext || planOnly)
            .deadline(Duration.ofSeconds(deadline));
    limits.apply(config);
    String otherKey = otherKey(target);
    return otherKey == null ? config : config.otherKey(otherKey);
  }

  private SuiteConfig.Builder chosen(SuiteConfig.Builder config, RunFiles inputs) {
    config
        .contract(inputs.contract())
        .strict(strict)
        .only(named("--only", only))
        .skip(named("--skip", skip));
    return inputs.replay() == null ? config : config.replay(inputs.replay());
  }

  private @Nullable String otherKey(GatewayTarget target) {
    if (otherKeyName == null || planOnly) {
      return target.embedded() == null ? null : target.embedded().otherKey();
    }
    String otherKey = ApiKey.from(console.environment(), otherKeyName);
    if (otherKey.equals(target.key())) {
      throw CommandFailure.unusable(
          "--other-key-env: $" + otherKeyName + " holds the same key as $" + keyName);
    }
    return otherKey;
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

  private static RunPlan plan(SuiteConfig config) {
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
