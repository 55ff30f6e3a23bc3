package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Wish;
import java.math.BigInteger;

/** Tells whether one job has the result of another: the echo of seed and prompt gives it away. */
final class Mixed {
  private Mixed() {}

  static boolean up(Flight flight, Flight other) {
    Wish own = flight.request().wish();
    Wish foreign = other.request().wish();
    JsonNode result = flight.result();
    JsonNode prompt = result.path("prompt");
    boolean prompts =
        prompt.isTextual()
            && own.prompt() != null
            && !prompt.asText().equals(own.prompt())
            && prompt.asText().equals(foreign.prompt());
    BigInteger told = Answers.whole(result.path("seed"));
    BigInteger wanted = own.seed();
    boolean seeds =
        told != null && wanted != null && !told.equals(wanted) && told.equals(foreign.seed());
    return prompts || seeds;
  }
}
