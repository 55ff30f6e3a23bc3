package dev.fluxcontract.conformance.cli;

/** Ends a command: the message says what is wrong, with what value, and the way out. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What was asked for, or given, cannot be used. */
  static CommandFailure unusable(String message) {
    return new CommandFailure(ExitCode.UNUSABLE, message);
  }

  /** The gateway lets nobody in. */
  static CommandFailure noEntry(String message) {
    return new CommandFailure(ExitCode.NO_ENTRY, message);
  }

  int exitCode() {
    return exitCode;
  }
}
