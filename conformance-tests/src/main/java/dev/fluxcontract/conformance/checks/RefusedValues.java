package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out which of several values a gateway refuses: the one that the refusal names, or the one
 * without which the request is taken. The latter takes requests, so it is tried only as far as the
 * budget has more than the run needs.
 */
final class RefusedValues {
  private RefusedValues() {}

  /** The value, or where it cannot be told all of them. */
  static String of(CheckContext trial, Case request, ProbeResponse refusal) {
    List<Case.FieldValue> named =
        request.tries().stream().filter(value -> names(refusal, value.field())).toList();
    if (named.size() == 1) {
      return shown(named.get(0));
    }
    for (Case.FieldValue value : request.tries()) {
      Case rest = request.without(value);
      if (!trial.bench().takesSpare(rest.worstCase())) {
        break;
      }
      ProbeResponse reply = trial.bench().attempts().reply(rest, ProbeCredentials.OWN);
      if (ReportedTicket.of(reply) != null) {
        return shown(value);
      }
    }
    return request.tries().stream()
        .map(RefusedValues::shown)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static boolean names(ProbeResponse refusal, String field) {
    return Pattern.compile("\\b" + Pattern.quote(field) + "\\b").matcher(refusal.text()).find();
  }

  private static String shown(Case.FieldValue value) {
    return value.field() + "=" + value.shown();
  }
}
