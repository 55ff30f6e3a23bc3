package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and hands the console to those that speak. */
final class CommandFactory implements IFactory {
  private final CommandConsole console;

  CommandFactory(CommandConsole console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return Callable.class.isAssignableFrom(type)
        ? type.cast(type.getDeclaredConstructor(CommandConsole.class).newInstance(console))
        : CommandLine.defaultFactory().create(type);
  }
}
