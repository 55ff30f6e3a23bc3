package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Whom a gateway lets in, under which addresses it serves, and which ones it tells. */
final class AddressDialects {
  private static final String FAL = "https://queue.fal.run";
  private static final List<String> URLS = List.of("response_url", "status_url", "cancel_url");

  private AddressDialects() {}

  static List<Dialect> all() {
    return List.of(
        new Dialect(
            "fal",
            "As fal itself: Key, the id in a header, a stream of states, hints in headers.",
            b -> {
              b.auth = AuthScheme.KEY;
              b.streams = true;
              b.onReply(
                  (turn, reply) -> {
                    if (turn.job != null) {
                      reply.header("X-Fal-Request-Id", turn.job.id());
                    }
                    if (!reply.good()) {
                      reply.header("X-Fal-Retryable", "false");
                    }
                  });
            }),
        new Dialect(
            "anyapi",
            "As AnyAPI: Bearer, and URLs that name fal's host although another one answers.",
            b -> {
              b.ticketBase = FAL;
              b.errors = ErrorShape.OBJECT;
            }),
        new Dialect("either-auth", "Takes Bearer and Key.", b -> b.auth = AuthScheme.EITHER),
        new Dialect(
            "auto-path",
            "URLs say /fal-ai/auto/requests/ whatever the model was.",
            b -> b.app = app -> "fal-ai/auto"),
        new Dialect(
            "response-suffix",
            "The result is at /response behind the job.",
            b -> b.resultSuffix = "/response"),
        new Dialect("prefix-fal", "Everything is under /fal.", b -> b.prefix = "/fal"),
        new Dialect("prefix-queue", "Everything is under /queue.", b -> b.prefix = "/queue"),
        new Dialect(
            "prefix-model",
            "Everything is under /model/v1/queue.",
            b -> b.prefix = "/model/v1/queue"),
        new Dialect(
            "prefix-account",
            "Everything is under /v1/{account}/{gateway}/fal.",
            b -> b.prefix = "/v1/acme/main/fal"),
        new Dialect(
            "prefix-untold",
            "Everything is under /fal, but URLs name fal's host without that prefix.",
            b -> {
              b.prefix = "/fal";
              b.ticketBase = FAL;
            }),
        new Dialect(
            "null-urls",
            "The URLs of ticket and status are null.",
            b -> {
              b.onTicket(ticket -> nullUrls(ticket));
              b.onStatus(status -> nullUrls(status));
            }),
        new Dialect(
            "short-ids",
            "Ids are short words instead of UUIDs.",
            b -> b.ids = id -> "job_" + id.substring(0, 13).replace("-", "")),
        new Dialect(
            "number-like-ids",
            "Ids are strings of digits.",
            b ->
                b.ids =
                    id ->
                        String.valueOf(
                            Long.parseUnsignedLong(id.substring(0, 8), 16) + 10_000_000_000L)));
  }

  private static void nullUrls(ObjectNode body) {
    if (body.has("request_id")) {
      URLS.forEach(body::putNull);
    }
  }
}
