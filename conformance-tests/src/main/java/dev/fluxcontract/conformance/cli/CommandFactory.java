package dev.fluxcontract.conformance.cli;

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
    return type.getPackage() == CommandFactory.class.getPackage() && type != VersionProvider.class
        ? type.cast(type.getDeclaredConstructor(CommandConsole.class).newInstance(console))
        : CommandLine.defaultFactory().create(type);
  }
}
