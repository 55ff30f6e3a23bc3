package dev.fluxcontract.conformance.cli.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What all commands have: a console, {@code --help} and {@code --version}. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionProvider.class)
public abstract class ConsoleCommand implements Callable<Integer> {
  /** The program that a command is part of. */
  public interface Program {
    CommandConsole console();
  }

  @ParentCommand private Program program = CommandConsole::ofThisProcess;

  protected final CommandConsole console() {
    return program.console();
  }
}
