package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.recording.Recording;
import dev.fluxcontract.conformance.recording.RecordingWriter;
import dev.fluxcontract.conformance.run.RecordedRun;
import dev.fluxcontract.conformance.run.RunPlan;
import dev.fluxcontract.conformance.run.SuiteConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: runs the suite. */
@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Checks a gateway, and writes what was found: on the console, and as report.html,"
          + " report.json, junit.xml, badge.svg and profile.yaml.",
      "Without --gateway it checks the embedded one, on this machine and at no cost."
    },
    footerHeading = "%nExit code:%n",
    footer = {
      "  0  conformant: nothing that was checked broke a MUST, with --strict no SHOULD either",
      "  1  not conformant; also if a waiver no longer applies, the dialect is not the expected",
      "     one, the run ended early, or --replay left something not fixed",
      "  2  wrong usage or input, no check executed, a report that could not be written, or the",
      "     suite itself broke and nothing failed",
      "  3  the gateway cannot be reached, or refuses the key",
      "",
      "On Ctrl-C the report is written, then the jobs in flight are cancelled."
    })
public final class VerifyCommand extends ConsoleCommand {
  @Mixin private final GatewayOptions gateways = new GatewayOptions();

  @Option(
      names = "--other-key-env",
      paramLabel = "NAME",
      description =
          "Environment variable that holds the key of another customer, with whom AUTH-08 to"
              + " AUTH-10 try to see and cancel a job of the first. Without it they are skipped.")
  private @Nullable String otherKeyName;

  @Mixin private final SpendingLimits limits = new SpendingLimits();

  @Mixin private final CheckOptions checks = new CheckOptions();

  @Option(
      names = "--plan",
      description = "Print what would be checked and what it costs at worst; send nothing.")
  private boolean planOnly;

  @Mixin private final RunFiles.Options files = new RunFiles.Options();

  @Mixin private final RecordingOptions recordings = new RecordingOptions();

  @Mixin private final RunOutputs outputs = new RunOutputs();

  @Override
  public Integer call() {
    gateways.check();
    String gateway = gateways.gateway();
    limits.check(planOnly ? null : gateway);
    outputs.check();
    Recording recording = recordings.read(gateway);
    try (GatewayTarget target = target(recording)) {
      RunFiles inputs = files.read(console(), recording == null ? gateway : target.url());
      SuiteConfig.Builder settings =
          recording == null ? settings(target) : RecordedRun.replay(recording);
      SuiteConfig config = chosen(settings, inputs).build();
      RunPlan plan = CheckOptions.plan(config);
      PlanTable.print(console().out(), plan, planOnly);
      if (planOnly) {
        return ExitCode.FINE;
      }
      return run(new VerifyRunner(console(), target, inputs, plan.runs()), config, settings);
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
    return planOnly ? gateways.planned() : gateways.target(console());
  }

  private SuiteConfig.Builder settings(GatewayTarget target) {
    SuiteConfig.Builder config = gateways.settings(target);
    limits.apply(config);
    String otherKey = otherKey(target);
    return otherKey == null ? config : config.otherKey(otherKey);
  }

  private SuiteConfig.Builder chosen(SuiteConfig.Builder config, RunFiles inputs) {
    checks.apply(config.contract(inputs.contract()));
    return inputs.replay() == null ? config : config.replay(inputs.replay());
  }

  private @Nullable String otherKey(GatewayTarget target) {
    if (otherKeyName == null || planOnly) {
      return target.embedded() == null ? null : target.embedded().otherKey();
    }
    String otherKey = ApiKey.from(console().environment(), otherKeyName);
    if (otherKey.equals(target.key())) {
      throw CommandFailure.unusable(
          "--other-key-env: $" + otherKeyName + " holds the same key as $" + gateways.keyName());
    }
    return otherKey;
  }
}
