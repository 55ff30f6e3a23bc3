package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.model.Exchange;
import java.util.List;

/**
 * Thrown by a check where a gateway does not do what the check expects. What a report shows is read
 * from the fields; the message is for a person who reads a stack trace, in the words of AssertJ.
 */
public final class UnmetExpectation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String subject;
  private final String expected;
  private final String actual;
  private final transient List<Exchange> evidence;

  /** Each side in words, and what shows it. */
  public UnmetExpectation(String subject, String expected, String actual, List<Exchange> evidence) {
    super(String.format("[%s]%nexpected: %s%n but was: %s", subject, expected, actual));
    this.subject = subject;
    this.expected = expected;
    this.actual = actual;
    this.evidence = List.copyOf(evidence);
  }

  /** What was looked at, or what is wrong with it. */
  public String subject() {
    return subject;
  }

  /** What the check expects. */
  public String expected() {
    return expected;
  }

  /** What the gateway did instead. */
  public String actual() {
    return actual;
  }

  /** The exchanges that show it, in order. */
  public List<Exchange> evidence() {
    return evidence;
  }
}
