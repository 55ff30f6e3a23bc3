package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.math.BigInteger;

/** Tells whether one job has the result of another: the echo of seed and prompt gives it away. */
final class ResultMixup {
  private ResultMixup() {}

  static boolean isMixedUp(ObservedJob flight, ObservedJob other) {
    RequestIntent own = flight.request().wish();
    RequestIntent foreign = other.request().wish();
    JsonNode result = flight.result();
    JsonNode prompt = result.path("prompt");
    boolean prompts =
        prompt.isTextual()
            && own.prompt() != null
            && !prompt.asText().equals(own.prompt())
            && prompt.asText().equals(foreign.prompt());
    BigInteger told = SchemaConformance.whole(result.path("seed"));
    BigInteger wanted = own.seed();
    boolean seeds =
        told != null && wanted != null && !told.equals(wanted) && told.equals(foreign.seed());
    return prompts || seeds;
  }
}
