package dev.fluxcontract.conformance.cli.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What all commands have: a console, {@code --help} and {@code --version}. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionProvider.class)
public abstract class ConsoleCommand implements Callable<Integer> {
  protected final CommandConsole console;

  protected ConsoleCommand(CommandConsole console) {
    this.console = console;
  }
}
