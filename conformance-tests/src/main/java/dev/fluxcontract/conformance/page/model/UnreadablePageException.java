package dev.fluxcontract.conformance.page.model;

/** A page that cannot be read: the message says why, and the line says where. */
public final class UnreadablePageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** A page that is unreadable at that line; the message continues after "The page ". */
  public UnreadablePageException(int line, String why) {
    super(why);
    this.line = line;
  }

  /** The line of the page at which it becomes unreadable, counted from 1. */
  public int line() {
    return line;
  }
}
