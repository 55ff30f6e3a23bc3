package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.verify.CheckOptions;
import dev.fluxcontract.conformance.cli.verify.ContractOptions;
import dev.fluxcontract.conformance.cli.verify.GatewayOptions;
import dev.fluxcontract.conformance.cli.verify.GatewayTarget;
import dev.fluxcontract.conformance.cli.verify.ShutdownHandler;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.run.Suite;
import dev.fluxcontract.conformance.run.SuiteConfig;
import dev.fluxcontract.conformance.watch.GatewayWatch;
import dev.fluxcontract.conformance.watch.MetricsServer;
import dev.fluxcontract.conformance.watch.ProbeHistory;
import dev.fluxcontract.conformance.watch.ProbeRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: one cheap probe after another. */
@Command(
    name = "watch",
    sortOptions = false,
    description = {
      "Probes a gateway at intervals: one check on one case, in turn, within a cap for 24 hours. A"
          + " probe that fails is tried again at once; a second failure is an alarm.",
      "Writes each attempt to history.jsonl, from which it continues when it starts again, and"
          + " after each attempt the page index.html and the OpenMetrics text metrics.prom.",
      "Without --gateway it watches the embedded one, on this machine and at no cost."
    },
    footerHeading = "%nExit code:%n",
    footer = {
      "  0  no alarm: with --once that the probe passed, or that none fits into the cap",
      "  1  with --once: an alarm",
      "  2  wrong usage or input, a folder that cannot be used, or the suite itself broke",
      "  3  with --once: the gateway cannot be reached, or refuses the key",
      "",
      "On Ctrl-C or SIGTERM the jobs in flight are cancelled; then it ends, with 0 without --once."
    })
final class WatchCommand extends ConsoleCommand {
  private static final Pattern INTERVAL = Pattern.compile("([1-9]\\d{0,5})([smhd])");

  private static final Duration LONGEST = Duration.ofDays(365);

  private static final BigDecimal MOST_USD = BigDecimal.valueOf(100_000);

  private static final RunClock TIME = RunClock.system();

  /** Long enough for the jobs in flight to be cancelled at a slow gateway. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Mixin private final GatewayOptions gateways = new GatewayOptions();

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "From one probe to the next, such as 90s, 15m, 1h or 1d. Default: 1h.")
  private String every = "1h";

  @Option(names = "--once", description = "Make one probe at once, and end: for cron.")
  private boolean once;

  @Option(
      names = "--per-day-images",
      paramLabel = "IMAGES",
      description =
          "How many images the probes of 24 hours may ask for at worst: 0 for what costs nothing, or"
              + " at least 2, since a probe that fails is tried again. With --gateway it or"
              + " --per-day-usd is required.")
  private @Nullable Integer images;

  @Option(
      names = "--per-day-usd",
      paramLabel = "USD",
      description =
          "How many US dollars the probes of 24 hours may cost at worst, by fal's list prices or"
              + " those of --prices. With --per-day-images the tighter holds.")
  private @Nullable BigDecimal usd;

  @Mixin private final CheckOptions checks = new CheckOptions();

  @Mixin private final ContractOptions contracts = new ContractOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder to write to, for one gateway. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("flux-watch");

  @Mixin private final MetricsOptions metrics = new MetricsOptions();

  @Override
  public Integer call() {
    gateways.check();
    metrics.check();
    Duration interval = interval();
    Cost cap = cap();
    Contract contract = contracts.read(console());
    try (GatewayTarget target = gateways.target(console())) {
      Supplier<SuiteConfig.Builder> settings =
          () -> checks.apply(gateways.settings(target).contract(contract));
      CheckOptions.plan(settings.get().build());
      String name =
          target.embedded() == null ? target.redaction().of(target.url()) : "the embedded gateway";
      try (ProbeHistory history = history(name)) {
        WatchFiles files =
            new WatchFiles(console(), folder, target.redaction()::ofReport, name, history, TIME);
        files.write();
        WatchProgress progress = new WatchProgress(console(), cap, history, files::write);
        GatewayWatch watch = new GatewayWatch(settings, cap, history, TIME, progress);
        MetricsServer served = metrics.serve(console(), files::metrics);
        try (served) {
          return run(watch, progress, interval);
        }
      }
    } catch (IOException e) {
      throw CommandFailure.unusable(
          "--output " + folder + ": " + TextFile.why(e) + "; name another folder");
    }
  }

  private int run(GatewayWatch watch, WatchProgress progress, Duration interval) {
    AtomicBoolean interrupted = new AtomicBoolean();
    ShutdownHandler interruption =
        new ShutdownHandler(
            () -> {
              interrupted.set(true);
              watch.stop();
            },
            PATIENCE);
    try {
      if (once) {
        return exitCode(watch.probe());
      }
      watch.run(interval);
    } finally {
      progress.end();
      if (interrupted.get() && !once) {
        // A stop that was asked for ends with 0, not with the exit code for signals.
        Runtime.getRuntime().halt(ExitCode.FINE);
      }
      interruption.workIsFinished();
    }
    return ExitCode.FINE;
  }

  private static int exitCode(@Nullable ProbeRecord last) {
    if (last == null || (!last.alarm() && last.outcome() != Outcome.ERROR)) {
      return ExitCode.FINE;
    }
    if (last.outcome() == Outcome.ERROR) {
      return ExitCode.UNUSABLE;
    }
    String reason = String.valueOf(last.reason());
    return reason.startsWith(Suite.NOT_REACHABLE) || reason.startsWith(Suite.KEY_REFUSED)
        ? ExitCode.NO_ENTRY
        : ExitCode.NOT_CONFORMANT;
  }

  private ProbeHistory history(String name) throws IOException {
    try {
      return ProbeHistory.open(
          folder, name, TIME, text -> console().err().println(TerminalSafeText.line(text)));
    } catch (IllegalStateException e) {
      throw CommandFailure.unusable("--output " + e.getMessage());
    }
  }

  private Duration interval() {
    Matcher given = INTERVAL.matcher(every);
    if (!given.matches()) {
      throw CommandFailure.unusable(
          "--every " + every + ": a number and s, m, h or d, such as 90s, 15m, 1h or 1d");
    }
    Duration interval =
        Duration.parse((given.group(2).equals("d") ? "P" : "PT") + every.toUpperCase(Locale.ROOT));
    if (interval.compareTo(LONGEST) > 0) {
      throw CommandFailure.unusable("--every " + every + ": 365d at most");
    }
    return interval;
  }

  private Cost cap() {
    if (gateways.gateway() != null && images == null && usd == null) {
      throw CommandFailure.unusable(
          """
          --gateway %s needs --per-day-images IMAGES or --per-day-usd USD: what the probes of 24 \
          hours may ask for at worst. 0 sends only what cannot cost"""
              .formatted(gateways.gateway()));
    }
    if (images != null && (images < 0 || images == 1)) {
      throw CommandFailure.unusable(
          "--per-day-images " + images + ": 0, or at least 2 for a probe and its second attempt");
    }
    if (usd != null && (usd.signum() < 0 || usd.compareTo(MOST_USD) > 0)) {
      throw CommandFailure.unusable(
          "--per-day-usd " + usd + ": from 0 to " + MOST_USD + " US dollars");
    }
    return new Cost(
        images == null ? Cost.UNLIMITED.images() : images,
        usd == null ? Cost.UNLIMITED.usd() : usd);
  }
}
