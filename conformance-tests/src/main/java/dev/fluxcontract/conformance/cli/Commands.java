package dev.fluxcontract.conformance.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, and hands the console to those that speak. */
final class Commands implements IFactory {
  private final Console console;

  Commands(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type.getPackage() == Commands.class.getPackage() && type != Version.class
        ? type.cast(type.getDeclaredConstructor(Console.class).newInstance(console))
        : CommandLine.defaultFactory().create(type);
  }
}
