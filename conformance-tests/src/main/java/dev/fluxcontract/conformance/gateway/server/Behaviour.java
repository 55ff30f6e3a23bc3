package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.JobTiming;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.time.Clock;
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
public final class Behaviour {
  /** What {@code sync_mode: true} does. */
  public enum Sync {
    DATA_URIS,
    AT_ONCE,
    AT_ONCE_AS_DATA_URIS,
    IGNORED
  }

  public AcceptedAuth auth = AcceptedAuth.BEARER;
  public int unauthorised = 401;
  public int refused = 422;
  public ErrorShape errors = ErrorShape.DETAIL;

  public String prefix = "";
  public String ticketBase = "";
  public UnaryOperator<String> app = app -> app;
  public String resultSuffix = "";
  public UnaryOperator<String> ids = id -> id;

  public JobTiming timing = JobTiming.ONE_POLL_EACH;
  public int pendingStatus = 202;
  public int earlyResult = 400;
  public int statusMissing;
  public int cancelMissing;
  public boolean streams;
  public Sync sync = Sync.DATA_URIS;
  public boolean imagesAtOnce;
  public boolean imagesInStatus;

  /** Whether the gateway offers a model, by its name; a submit to another one is 404. */
  public Predicate<String> offers = model -> true;

  public boolean readsAnything;
  public boolean queuesRefused;
  public boolean queuesStrangers;
  public boolean refusesLate;
  public boolean ignoresCancel;

  public Predicate<RequestContext> letIn = context -> false;

  /** Whether customers are let to jobs of other customers. */
  public Predicate<RequestContext> sharesJobs = context -> false;

  /** Whether the key that is shown is the gateway's own. */
  public BiPredicate<String, String> fits = String::equals;

  public BiPredicate<RequestContext, SchemaViolation> forgives = (context, violation) -> false;
  public BiFunction<RequestContext, ObjectNode, @Nullable SchemaViolation> alsoRefuses =
      (context, request) -> null;

  /** Answers in place of the gateway, before it reads the request, where it gives an answer. */
  public Function<RequestContext, @Nullable GatewayReply> instead = context -> null;

  public UnaryOperator<ImageSpec> makes = making -> making;
  public UnaryOperator<ImageSpec> paints = making -> making;
  public Function<RequestContext, @Nullable JobFailure> fates = context -> null;

  /** The time that the gateway goes by. */
  public final Clock clock;

  public final SeededDraws draws;
  private final List<BiConsumer<RequestContext, GatewayReply>> edits = new ArrayList<>();
  private @Nullable QueueModel queue;

  /**
   * The plain gateway.
   *
   * @param seed of what is left to chance
   */
  public Behaviour(Clock clock, long seed) {
    this.clock = clock;
    this.draws = new SeededDraws(seed);
  }

  public void serves(QueueModel model) {
    queue = model;
  }

  /** The queue behind the gateway, for a change that meddles with it while it serves. */
  public QueueModel queue() {
    return Objects.requireNonNull(queue);
  }

  /** A number from 0 to below 1 for a request and one purpose; the seed decides. */
  public double draw(RequestContext context, String purpose) {
    return draws.draw(context, queue(), purpose);
  }

  /** Changes any answer, the last thing before it leaves. */
  public void onReply(BiConsumer<RequestContext, GatewayReply> edit) {
    edits.add(edit);
  }

  /** Changes those answers that are meant. */
  public void onReply(
      BiPredicate<RequestContext, GatewayReply> which,
      BiConsumer<RequestContext, GatewayReply> edit) {
    onReply(
        (context, reply) -> {
          if (which.test(context, reply)) {
            edit.accept(context, reply);
          }
        });
  }

  public void on(GatewayStep step, BiConsumer<RequestContext, GatewayReply> edit) {
    onReply((context, reply) -> context.step == step, edit);
  }

  public void on(GatewayStep step, Consumer<GatewayReply> edit) {
    on(step, (context, reply) -> edit.accept(reply));
  }

  /** Changes those answers of a step that have a status. */
  public void on(GatewayStep step, int status, Consumer<GatewayReply> edit) {
    onReply(
        (context, reply) -> context.step == step && reply.status == status,
        (context, reply) -> edit.accept(reply));
  }

  /** Changes the answer to a submit that was taken. */
  public void onTaken(BiConsumer<RequestContext, GatewayReply> edit) {
    onReply((context, reply) -> context.step == GatewayStep.SUBMIT && context.job != null, edit);
  }

  public void onTaken(Consumer<GatewayReply> edit) {
    onTaken((context, reply) -> edit.accept(reply));
  }

  /** Changes the answer to a submit that was refused. */
  public void onRefused(Consumer<GatewayReply> edit) {
    onReply(
        (context, reply) ->
            context.step == GatewayStep.SUBMIT
                && context.job == null
                && reply.status != unauthorised,
        (context, reply) -> edit.accept(reply));
  }

  public void onTicket(Consumer<ObjectNode> edit) {
    onTaken((context, reply) -> edit.accept(reply.object()));
  }

  /** Changes the answer that tells the status of a job. */
  public void onStatusReply(BiConsumer<RequestContext, GatewayReply> edit) {
    onReply(
        (context, reply) ->
            context.step == GatewayStep.STATUS && context.job != null && reply.good(),
        edit);
  }

  public void onStatusReply(Consumer<GatewayReply> edit) {
    onStatusReply((context, reply) -> edit.accept(reply));
  }

  /** Changes the status of a job. */
  public void onStatus(BiConsumer<RequestContext, ObjectNode> edit) {
    onStatusReply((context, reply) -> edit.accept(context, reply.object()));
  }

  public void onStatus(Consumer<ObjectNode> edit) {
    onStatus((context, status) -> edit.accept(status));
  }

  /** Changes the result of a job that went well. */
  public void onDone(BiConsumer<RequestContext, GatewayReply> edit) {
    onReply(
        (context, reply) ->
            context.job != null && context.job.done() && reply.object().has("images"),
        edit);
  }

  public void onDone(Consumer<GatewayReply> edit) {
    onDone((context, reply) -> edit.accept(reply));
  }

  public void onResult(Consumer<ObjectNode> edit) {
    onDone((context, reply) -> edit.accept(reply.object()));
  }

  public void onImages(Consumer<ObjectNode> edit) {
    onResult(result -> result.path("images").forEach(image -> edit.accept((ObjectNode) image)));
  }

  void finish(RequestContext context, GatewayReply reply) {
    edits.forEach(edit -> edit.accept(context, reply));
  }
}
