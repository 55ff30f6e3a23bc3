package dev.fluxcontract.conformance.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The catalogue of faults, and what several of them have in common. */
final class Faults {
  static final List<Fault> ALL =
      Stream.of(
              TicketFaults.all(),
              AcceptanceFaults.all(),
              RefusalFaults.all(),
              AuthFaults.all(),
              LifeFaults.all(),
              StatusFaults.all(),
              ResultFaults.all(),
              ValueFaults.all(),
              PictureFaults.all(),
              CancelFaults.all(),
              WireFaults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  /** Another answer in place of a good one. */
  static Consumer<Reply> answers(int status) {
    return reply ->
        reply.become(ErrorShape.DETAIL.reply(status, "Something went wrong", "internal_error"));
  }

  static void html(Reply reply) {
    reply.text("text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  static void truncated(Reply reply) {
    byte[] whole = reply.wireBody();
    reply.body("application/json", Arrays.copyOf(whole, whole.length / 2));
  }

  static void empty(Reply reply) {
    reply.body("application/json", new byte[0]);
  }

  static void loop(Turn turn, Reply reply) {
    String itself = turn.path.substring(turn.path.lastIndexOf('/') + 1);
    reply.become(Reply.empty(307).header("Location", itself));
  }

  static void mislabelled(Reply reply) {
    reply.header("Content-Type", "text/plain");
  }
}
