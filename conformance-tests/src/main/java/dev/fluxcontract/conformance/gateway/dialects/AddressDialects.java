package dev.fluxcontract.conformance.gateway.dialects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ErrorShape;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import java.util.List;

/** Whom a gateway lets in, under which addresses it serves, and which ones it tells. */
final class AddressDialects {
  private static final String FAL = "https://queue.fal.run";
  private static final List<String> URLS = List.of("response_url", "status_url", "cancel_url");

  private AddressDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "fal",
            "As fal itself: Key, the id in a header, a stream of states, hints in headers.",
            b -> {
              b.auth = AcceptedAuth.KEY;
              b.streams = true;
              b.onReply(
                  (context, reply) -> {
                    if (context.job != null) {
                      reply.header("X-Fal-Request-Id", context.job.id());
                    }
                    if (!reply.good()) {
                      reply.header("X-Fal-Retryable", "false");
                    }
                  });
            }),
        new BehaviourChange(
            "anyapi",
            "As AnyAPI: Bearer, and URLs that name fal's host although another one answers.",
            b -> {
              b.ticketBase = FAL;
              b.errors = ErrorShape.OBJECT;
            }),
        new BehaviourChange(
            "either-auth", "Takes Bearer and Key.", b -> b.auth = AcceptedAuth.EITHER),
        new BehaviourChange(
            "auto-path",
            "URLs say /fal-ai/auto/requests/ whatever the model was.",
            b -> b.app = app -> "fal-ai/auto"),
        new BehaviourChange(
            "response-suffix",
            "The result is at /response behind the job.",
            b -> b.resultSuffix = "/response"),
        prefix("fal", "/fal", "/fal"),
        prefix("queue", "/queue", "/queue"),
        prefix("model", "/model/v1/queue", "/model/v1/queue"),
        prefix("account", "/v1/{account}/{gateway}/fal", "/v1/acme/main/fal"),
        new BehaviourChange(
            "prefix-untold",
            "Everything is under /fal, but URLs name fal's host without that prefix.",
            b -> {
              b.prefix = "/fal";
              b.ticketBase = FAL;
            }),
        new BehaviourChange(
            "null-urls",
            "The URLs of ticket and status are null.",
            b -> {
              b.onTicket(ticket -> nullUrls(ticket));
              b.onStatus(status -> nullUrls(status));
            }),
        new BehaviourChange(
            "short-ids",
            "Ids are short words instead of UUIDs.",
            b -> b.ids = id -> "job_" + id.substring(0, 13).replace("-", "")),
        new BehaviourChange(
            "number-like-ids",
            "Ids are strings of digits.",
            b ->
                b.ids =
                    id ->
                        String.valueOf(
                            Long.parseUnsignedLong(id.substring(0, 8), 16) + 10_000_000_000L)));
  }

  private static BehaviourChange prefix(String name, String shown, String prefix) {
    return new BehaviourChange(
        "prefix-" + name, "Everything is under " + shown + ".", b -> b.prefix = prefix);
  }

  private static void nullUrls(ObjectNode body) {
    if (body.has("request_id")) {
      URLS.forEach(body::putNull);
    }
  }
}
