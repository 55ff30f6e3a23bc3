package dev.fluxcontract.conformance.cli.console;

/** Ends a command: the message says what is wrong, with what value, and the way out. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What was asked for, or given, cannot be used. */
  public static CommandFailure unusable(String message) {
    return new CommandFailure(ExitCode.UNUSABLE, message);
  }

  /** The gateway lets nobody in. */
  public static CommandFailure noEntry(String message) {
    return new CommandFailure(ExitCode.NO_ENTRY, message);
  }

  /** What the program ends with. */
  public int exitCode() {
    return exitCode;
  }
}
