package dev.fluxcontract.conformance.cli.console;

/** What the program ends with. */
public final class ExitCode {
  /** The gateway is conformant, or the command did what it was asked. */
  public static final int FINE = 0;

  /** The gateway is not conformant, or a contract changed in a breaking way. */
  public static final int NOT_CONFORMANT = 1;

  /** Wrong usage or input, no check executed, no report, or a suite that broke itself. */
  public static final int UNUSABLE = 2;

  /** The gateway cannot be reached, or refuses the key. */
  public static final int NO_ENTRY = 3;

  private ExitCode() {}
}
