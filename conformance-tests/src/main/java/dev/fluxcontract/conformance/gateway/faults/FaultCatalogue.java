package dev.fluxcontract.conformance.gateway.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ErrorShape;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue of faults, and what several of them have in common. */
public final class FaultCatalogue {
  public static final List<BehaviourChange> ALL =
      Stream.of(
              TicketFaults.all(),
              BodyFaults.all(),
              SubmitFaults.all(),
              RefusalFaults.all(),
              AuthFaults.all(),
              LifecycleFaults.all(),
              StatusFaults.all(),
              ResultFaults.all(),
              ValueFaults.all(),
              PictureFaults.all(),
              EffectFaults.all(),
              CancelFaults.all(),
              ConnectionFaults.all())
          .flatMap(List::stream)
          .toList();

  private static final JsonNode CAUGHT_BY =
      LosslessJson.readYaml(FaultCatalogue.class, "caught-by.yaml");

  /** The id of a job that does not exist. */
  static final String OTHER_JOB = "00000000-0000-4000-8000-000000000000";

  private FaultCatalogue() {}

  /** The checks that notice a fault, as caught-by.yaml tells; a test holds it to what happens. */
  public static List<String> caughtBy(String fault) {
    return LosslessJson.texts(CAUGHT_BY.path(fault));
  }

  static BehaviourChange result(String name, String sentence, Consumer<ObjectNode> edit) {
    return new BehaviourChange("result-" + name, sentence, b -> b.onResult(edit));
  }

  /** Another answer in place of a good one. */
  static Consumer<GatewayReply> answers(int status) {
    return reply ->
        reply.become(ErrorShape.DETAIL.reply(status, "Something went wrong", "internal_error"));
  }

  static void html(GatewayReply reply) {
    reply.text("text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  static void truncated(GatewayReply reply) {
    byte[] whole = reply.wireBody();
    reply.body("application/json", Arrays.copyOf(whole, whole.length / 2));
  }

  static void empty(GatewayReply reply) {
    reply.body("application/json", new byte[0]);
  }

  static void loop(RequestContext context, GatewayReply reply) {
    String itself = context.path.substring(context.path.lastIndexOf('/') + 1);
    reply.become(GatewayReply.redirect(307, itself));
  }

  /** Serves the first file of a job that was fetched, changed, in place of each. */
  static void firstFile(Behaviour b, BiFunction<RequestContext, byte[], byte[]> change) {
    Map<String, byte[]> first = new ConcurrentHashMap<>();
    b.on(
        GatewayStep.FILE,
        (context, reply) -> {
          if (context.job != null) {
            byte[] file = first.computeIfAbsent(context.job.id(), id -> reply.raw);
            reply.raw = change.apply(context, file);
          }
        });
  }

  static ObjectNode noImages() {
    return LosslessJson.object().set("images", LosslessJson.array());
  }

  static void enveloped(GatewayReply reply) {
    reply.json = LosslessJson.object().set("data", reply.object());
  }

  static void urls(ObjectNode ticket, UnaryOperator<String> change) {
    for (String field : List.of("response_url", "status_url", "cancel_url")) {
      ticket.put(field, change.apply(ticket.path(field).asText()));
    }
  }

  /** The content type of the format that an image does not have. */
  static String otherType(@Nullable String contentType) {
    return "image/png".equals(contentType) ? "image/jpeg" : "image/png";
  }

  static void mislabelled(GatewayReply reply) {
    reply.header("Content-Type", "text/plain");
  }
}
