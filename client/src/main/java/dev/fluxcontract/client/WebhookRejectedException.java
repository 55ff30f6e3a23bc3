package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;

/**
 * A delivery that must not be trusted. {@link #rule()} is the rule that it broke. The receiver
 * answers 401 or 403 and ignores it.
 */
public final class WebhookRejectedException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  private final Rule rule;

  WebhookRejectedException(Rule rule, String message) {
    super(message, FailureDetails.of(Taken.UNKNOWN), null);
    this.rule = rule;
  }

  /** The rule that was broken. */
  public Rule rule() {
    return rule;
  }

  /** What a delivery must keep to, in the order in which it is checked. */
  public enum Rule {
    /** Each of the four headers is there. */
    HEADERS,
    /** The timestamp is a number of seconds, not more than 300 from now. */
    TIMESTAMP,
    /** The signature is 64 bytes in hexadecimal. */
    SIGNATURE_FORM,
    /** One of the published keys made the signature, over these headers and this very body. */
    SIGNATURE,
    /** It was sent for the account that was asked for. */
    ACCOUNT
  }
}
