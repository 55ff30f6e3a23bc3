package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.client.internal.util.DaemonThreads;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.VersionProvider;
import dev.fluxcontract.conformance.cli.verify.VerifyCommand;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The program: {@code java -jar flux-conformance.jar}. */
@Command(
    name = "flux-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Does a gateway for FLUX images do what its pages say?",
    subcommands = {
      VerifyCommand.class,
      ServeCommand.class,
      ChecksCommand.class,
      FaultsCommand.class,
      DialectsCommand.class,
      StubsCommand.class,
      CompareCommand.class,
      PageCommand.class,
      MatrixCommand.class,
      ExplainCommand.class,
      WatchCommand.class
    },
    footerHeading = "%nTo start with:%n",
    footer = {
      "  flux-conformance verify",
      "      checks a gateway that is part of this program, at no cost",
      "  flux-conformance verify --gateway https://gateway.example --plan",
      "      shows what checking that one would cost; nothing is sent",
      "  FLUX_API_KEY=... flux-conformance verify --gateway https://gateway.example --budget 20",
      "      checks it, and requests 20 images at most",
      "",
      "Exit code: 0 fine, 1 not conformant or a breaking change, 2 wrong usage, nothing checked,"
          + " no report",
      "or the suite itself broke,",
      "3 the gateway cannot be reached or refuses the key."
    })
public record FluxConformance(CommandConsole console) implements ConsoleCommand.Program {
  private static final int MESSAGE_SHOWN = 1500;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("verify")) {
      // What every run needs is read while the options are and the embedded gateway starts: the
      // contract with its cases. One after the other these take most of the time of a short run.
      DaemonThreads.daemons("flux-warm-up").newThread(CheckCatalogue::all).start();
    }
    System.exit(run(CommandConsole.ofThisProcess(), arguments));
  }

  static int run(CommandConsole plain, String... arguments) {
    CommandConsole console = plain.withoutLogCommands();
    CommandLine line = new CommandLine(new FluxConformance(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.coloured() ? Ansi.ON : Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setUsageHelpAutoWidth(false);
    line.setParameterExceptionHandler((wrong, given) -> say(console, wrong));
    line.setExecutionExceptionHandler((failure, command, parsed) -> say(console, failure));
    if (arguments.length == 0) {
      line.usage(console.err());
      return ExitCode.UNUSABLE;
    }
    try {
      return line.execute(arguments);
    } catch (Error broken) {
      console.err().println("This program broke, which is not the gateway's fault: " + broken);
      return ExitCode.UNUSABLE;
    }
  }

  private static int say(CommandConsole console, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    console.err().println(shown(wrong));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
      console.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.UNUSABLE;
  }

  private static int say(CommandConsole console, Exception failure) {
    if (failure instanceof CommandFailure told) {
      console.err().println(shown(told));
      return told.exitCode();
    }
    console.err().println("This program broke, which is its own fault and not a gateway's:");
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    console.err().println(TerminalSafeText.block(trace.toString()));
    return ExitCode.UNUSABLE;
  }

  /** A message may quote a file or a gateway. */
  private static String shown(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    return TerminalSafeText.block(TerminalSafeText.start(message, MESSAGE_SHOWN));
  }
}
