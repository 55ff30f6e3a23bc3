package dev.fluxcontract.conformance.checks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.TroubleRetry;
import java.util.List;
import java.util.Locale;

/** How an accepted cancel request is answered. */
final class CancelAssertions {
  private CancelAssertions() {}

  /**
   * The jobs whose requests to cancel were answered. An answer that a bad moment may have spoiled
   * says nothing where another job's is fine, or where it is the only one.
   */
  static List<ObservedJob> answered(CheckContext trial) {
    List<ObservedJob> asked =
        trial.ticketed().stream().filter(flight -> flight.cancelReply() != null).toList();
    if (asked.isEmpty()) {
      throw CheckContext.cannotTell("no cancel request was answered");
    }
    List<ObservedJob> fine =
        asked.stream()
            .filter(flight -> !TroubleRetry.inTrouble(requireNonNull(flight.cancelReply())))
            .toList();
    if (fine.isEmpty() && asked.size() == 1) {
      trial.about(asked.get(0));
      throw CheckContext.cannotTell("one request to cancel gave " + asked.get(0).cancelReply());
    }
    if (fine.isEmpty()) {
      return asked;
    }
    trial.bench().caller().retry().recovered("cancel", asked.size() - fine.size());
    return fine;
  }

  /**
   * fal answers 202 with what became of the wish, relays 200 with success; of a 200 no document
   * says that it has a body. A state is one of the contract's, or says that the job is cancelled.
   */
  static void assertWellSaid(CheckContext trial, ProbeResponse reply) {
    if (reply.hasStatus(200, 204) && reply.text().isBlank()) {
      return;
    }
    Schema schema =
        requireNonNull(
            requireNonNull(trial.bench().contract().operation("cancel").answer(202)).schema(),
            "no schema of an answer to a cancel");
    trial.expect("the cancel request", reply).isJson().conformsTo(schema, violation -> false);
    JsonNode status = reply.json().path("status");
    boolean told = reply.status() == 200 || status.isTextual() || reply.json().has("success");
    trial.expect(told, "The answer to the cancel request", "status or success", reply);
    if (status.isTextual()) {
      String word = status.asText().toUpperCase(Locale.ROOT);
      boolean known =
          word.startsWith("CANCEL")
              || schema.properties().values().stream()
                  .flatMap(property -> property.schema().enumValues().stream())
                  .anyMatch(value -> value.asText().equals(word));
      trial.expect(known, "The answer to the cancel request", "a status that is known", reply);
    }
  }
}
