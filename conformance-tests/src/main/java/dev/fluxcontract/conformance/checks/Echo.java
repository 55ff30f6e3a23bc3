package dev.fluxcontract.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a result repeats of its request. */
final class Echo {
  private Echo() {}

  /** A number without a fraction as what it is; anything else as it is written. */
  static @Nullable Object integer(JsonNode value) {
    BigInteger whole = Answers.whole(value);
    if (whole != null) {
      return whole;
    }
    return value.isMissingNode() ? null : value.toString();
  }

  /** Fails where the result repeats another prompt. One that repeats none tells nothing. */
  static void assertPrompt(Flight flight) {
    String asked = flight.request().wish().prompt();
    JsonNode told = flight.result().path("prompt");
    if (asked != null && told.isTextual() && !told.asText().isEmpty()) {
      assertThat(told.asText()).as("The prompt of %s", flight).isEqualTo(asked);
    }
  }

  /** What must not change from one reading of a result to the next. */
  static List<String> gist(JsonNode result) {
    List<String> gist = new ArrayList<>();
    gist.add("seed " + result.path("seed"));
    gist.add("prompt " + result.path("prompt"));
    for (JsonNode image : result.path("images")) {
      gist.add("image " + image.path("width") + " x " + image.path("height"));
    }
    return gist;
  }
}
