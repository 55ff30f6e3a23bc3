package dev.fluxcontract.conformance.gateway.faults;

import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ErrorShape;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The catalogue of faults, and what several of them have in common. */
public final class FaultCatalogue {
  public static final List<BehaviourChange> ALL =
      Stream.of(
              TicketFaults.all(),
              BodyFaults.all(),
              AcceptanceFaults.all(),
              RefusalFaults.all(),
              AuthFaults.all(),
              LifeFaults.all(),
              StatusFaults.all(),
              ResultFaults.all(),
              ValueFaults.all(),
              PictureFaults.all(),
              EffectFaults.all(),
              CancelFaults.all(),
              ConnectionFaults.all())
          .flatMap(List::stream)
          .toList();

  private FaultCatalogue() {}

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

  static void loop(RequestContext turn, GatewayReply reply) {
    String itself = turn.path.substring(turn.path.lastIndexOf('/') + 1);
    reply.become(GatewayReply.empty(307).header("Location", itself));
  }

  static void mislabelled(GatewayReply reply) {
    reply.header("Content-Type", "text/plain");
  }
}
