package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything in which gateways differ, set to what the plain one does. A dialect or a fault changes
 * some of it; it is made anew for each gateway, so what a change remembers belongs to that gateway.
 */
final class Behaviour {
  /** What {@code sync_mode: true} does. */
  enum Sync {
    DATA_URIS,
    AT_ONCE,
    AT_ONCE_AS_DATA_URIS,
    IGNORED
  }

  AuthScheme auth = AuthScheme.BEARER;
  int unauthorised = 401;
  int refused = 422;
  ErrorShape errors = ErrorShape.DETAIL;

  String prefix = "";
  String ticketBase = "";
  UnaryOperator<String> app = app -> app;
  String resultSuffix = "";
  UnaryOperator<String> ids = id -> id;

  Timing timing = Timing.ONE_POLL_EACH;
  int pendingStatus = 202;
  int earlyResult = 400;
  int statusMissing;
  int cancelMissing;
  boolean streams;
  Sync sync = Sync.DATA_URIS;
  boolean imagesAtOnce;
  boolean imagesInStatus;

  boolean readsAnything;
  boolean queuesRefused;
  boolean queuesStrangers;
  boolean refusesLate;
  boolean ignoresCancel;

  Predicate<Turn> letIn = turn -> false;

  /** Whether the key that is shown is the gateway's own. */
  BiPredicate<String, String> fits = String::equals;

  BiPredicate<Turn, Violation> forgives = (turn, violation) -> false;
  BiFunction<Turn, ObjectNode, @Nullable Violation> alsoRefuses = (turn, request) -> null;
  UnaryOperator<Making> makes = making -> making;
  UnaryOperator<Making> paints = making -> making;
  Function<Making, @Nullable Failure> fates = making -> null;
  private final List<BiConsumer<Turn, Reply>> edits = new ArrayList<>();
  private @Nullable QueueModel queue;

  void serves(QueueModel model) {
    queue = model;
  }

  /** The queue behind the gateway, for a change that meddles with it while it serves. */
  QueueModel queue() {
    return Objects.requireNonNull(queue);
  }

  /** Changes any answer, the last thing before it leaves. */
  void onReply(BiConsumer<Turn, Reply> edit) {
    edits.add(edit);
  }

  void on(Step step, BiConsumer<Turn, Reply> edit) {
    onReply(
        (turn, reply) -> {
          if (turn.step == step) {
            edit.accept(turn, reply);
          }
        });
  }

  void on(Step step, Consumer<Reply> edit) {
    on(step, (turn, reply) -> edit.accept(reply));
  }

  /** Changes the answer to a submit that was taken. */
  void onTaken(BiConsumer<Turn, Reply> edit) {
    on(
        Step.SUBMIT,
        (turn, reply) -> {
          if (turn.job != null) {
            edit.accept(turn, reply);
          }
        });
  }

  void onTaken(Consumer<Reply> edit) {
    onTaken((turn, reply) -> edit.accept(reply));
  }

  /** Changes the answer to a submit that was refused. */
  void onRefused(Consumer<Reply> edit) {
    on(
        Step.SUBMIT,
        (turn, reply) -> {
          if (turn.job == null && reply.status != unauthorised) {
            edit.accept(reply);
          }
        });
  }

  void onTicket(Consumer<ObjectNode> edit) {
    onTaken((turn, reply) -> edit.accept(reply.object()));
  }

  /** Changes the answer that tells the status of a job. */
  void onStatusReply(BiConsumer<Turn, Reply> edit) {
    on(
        Step.STATUS,
        (turn, reply) -> {
          if (turn.job != null && reply.good()) {
            edit.accept(turn, reply);
          }
        });
  }

  /** Changes the status of a job. */
  void onStatus(BiConsumer<Turn, ObjectNode> edit) {
    onStatusReply((turn, reply) -> edit.accept(turn, reply.object()));
  }

  void onStatus(Consumer<ObjectNode> edit) {
    onStatus((turn, status) -> edit.accept(status));
  }

  /** Changes the result of a job that went well. */
  void onDone(BiConsumer<Turn, Reply> edit) {
    onReply(
        (turn, reply) -> {
          if (turn.job != null && turn.job.done() && reply.object().has("images")) {
            edit.accept(turn, reply);
          }
        });
  }

  void onDone(Consumer<Reply> edit) {
    onDone((turn, reply) -> edit.accept(reply));
  }

  void onResult(Consumer<ObjectNode> edit) {
    onDone((turn, reply) -> edit.accept(reply.object()));
  }

  void onImages(Consumer<ObjectNode> edit) {
    onResult(result -> result.path("images").forEach(image -> edit.accept((ObjectNode) image)));
  }

  void finish(Turn turn, Reply reply) {
    edits.forEach(edit -> edit.accept(turn, reply));
  }
}
