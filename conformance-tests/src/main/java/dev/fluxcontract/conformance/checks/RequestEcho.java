package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a result repeats of its request. */
final class RequestEcho {
  private RequestEcho() {}

  /** A number without a fraction as what it is; anything else as it is written. */
  static @Nullable Object integer(JsonNode value) {
    BigInteger whole = SchemaConformance.whole(value);
    if (whole != null) {
      return whole;
    }
    return value.isMissingNode() ? null : value.toString();
  }

  /** Fails where the result repeats another prompt. One that repeats none tells nothing. */
  static void assertPrompt(CheckContext context, ObservedJob job) {
    String asked = job.request().intent().prompt();
    JsonNode told = job.result().path("prompt");
    if (asked != null && told.isTextual() && !told.asText().isEmpty()) {
      context.expectEqual("The prompt of " + job, asked, told.asText());
    }
  }

  /** A later reading of a result repeats what the first one said. */
  static void assertSame(CheckContext context, ObservedJob job, ProbeResponse later, String when) {
    JsonNode result = ImageLocator.holder(context.shown(later).json());
    List<String> before = gist(job.result());
    List<String> now = gist(result);
    context.expect(
        before.equals(now),
        "The result of " + job + ", " + when + ": " + later.brief(),
        CheckContext.listed(before.stream().filter(part -> !now.contains(part)).toList()),
        result.isMissingNode()
            ? "no result"
            : CheckContext.listed(now.stream().filter(part -> !before.contains(part)).toList()));
  }

  /** What must not change from one reading of a result to the next. */
  private static List<String> gist(JsonNode result) {
    List<String> gist = new ArrayList<>();
    gist.add("seed " + result.path("seed"));
    gist.add("prompt " + result.path("prompt"));
    for (JsonNode image : result.path("images")) {
      gist.add("image " + image.path("width") + " x " + image.path("height"));
    }
    return gist;
  }
}
