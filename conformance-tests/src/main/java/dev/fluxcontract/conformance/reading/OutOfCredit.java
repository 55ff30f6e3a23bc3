package dev.fluxcontract.conformance.reading;

import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.regex.Pattern;

/**
 * Ends a run where the gateway says, in its answer to a submit, that the account has nothing left
 * to pay with. That says nothing of the gateway, and each further submit would be refused as well.
 */
public final class OutOfCredit {
  /** How gateways put it beside a 401 or 403, by which alone they refuse the key. */
  private static final Pattern SAYS =
      Pattern.compile(
          String.join(
              "|",
              "insufficient[ _](?:user[ _])?(?:balance|credit|quota|fund)",
              "exhausted balance",
              "(?:out of|not enough) (?:balance|credit|quota)",
              "(?:balance|credits?|quota) (?:is |has been )?(?:exhausted|exceeded|insufficient)",
              "额度|余额|欠费"),
          Pattern.CASE_INSENSITIVE);

  private OutOfCredit() {}

  /** What is said of another key than the run's own says nothing of the account. */
  public static void endRunIf(ProbeResponse reply, ProbeCredentials sent, GatewayHttp http) {
    boolean empty =
        reply.hasStatus(402) || (reply.hasStatus(401, 403) && ErrorWords.say(SAYS, reply));
    if (empty && sent == ProbeCredentials.OWN) {
      http.stop("The account has nothing left to pay with: a submit got " + http.shown("" + reply));
      http.stopSignal().check();
    }
  }
}
