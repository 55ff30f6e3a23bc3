package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.queue.JobTiming;
import dev.fluxcontract.conformance.gateway.queue.QueueState;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How a job's life is told: pending, over, failed, stopped. */
final class LifecycleDialects {
  private LifecycleDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange("pending-200", "A pending status has 200.", b -> b.pendingStatus = 200),
        new BehaviourChange(
            "early-result-202",
            "The result of a pending job is 202 with its status.",
            b -> b.earlyResult = 202),
        new BehaviourChange(
            "early-result-200",
            "The result of a pending job is 200 with its status.",
            b -> {
              b.earlyResult = 200;
              b.pendingStatus = 200;
            }),
        new BehaviourChange(
            "no-status",
            "There is no /status (404); the result is 202 while pending.",
            b -> {
              b.statusMissing = 404;
              b.earlyResult = 202;
            }),
        new BehaviourChange(
            "no-status-405",
            "There is no /status (405); the result is 400 while pending.",
            b -> b.statusMissing = 405),
        new BehaviourChange(
            "skips-in-progress",
            "Jobs are seen waiting, then over; never running.",
            b -> b.timing = b.timing.runsForPolls(0)),
        new BehaviourChange(
            "skips-queue", "Jobs run at once.", b -> b.timing = b.timing.queuedForPolls(0)),
        new BehaviourChange(
            "over-at-once",
            "Jobs are over when first asked for.",
            b -> b.timing = new JobTiming(0, 0, Duration.ZERO, Duration.ZERO)),
        new BehaviourChange(
            "falls-back",
            "A running job falls back into the queue once.",
            b -> {
              b.timing = b.timing.runsForPolls(3);
              Set<String> fell = ConcurrentHashMap.newKeySet();
              b.onStatus(
                  (context, status) -> {
                    QueuedJob job = context.job();
                    boolean second = job.polls() == 2 && job.state() == QueueState.IN_PROGRESS;
                    if (second && fell.add(job.id())) {
                      status.put("status", "IN_QUEUE").put("queue_position", 0);
                    }
                  });
            }),
        new BehaviourChange(
            "images-in-status",
            "The COMPLETED status carries the images too.",
            b -> b.imagesInStatus = true),
        new BehaviourChange(
            "status-in-result",
            "The result carries the state and the id beside the images.",
            b ->
                b.onDone(
                    (context, reply) ->
                        reply
                            .object()
                            .put("status", "COMPLETED")
                            .put("request_id", context.job().id()))),
        new BehaviourChange(
            "images-at-once",
            "A submit answers with the images themselves.",
            b -> b.imagesAtOnce = true),
        new BehaviourChange(
            "sync-result",
            "sync_mode answers the submit with the result.",
            b -> b.sync = Behaviour.Sync.AT_ONCE),
        new BehaviourChange(
            "sync-result-data-uri",
            "sync_mode answers the submit with the result, images as data URIs.",
            b -> b.sync = Behaviour.Sync.AT_ONCE_AS_DATA_URIS),
        new BehaviourChange(
            "sync-ticket", "sync_mode changes nothing.", b -> b.sync = Behaviour.Sync.IGNORED),
        new BehaviourChange(
            "cancel-success-true",
            "A cancel that was accepted is 200 with success true.",
            b ->
                b.on(
                    GatewayStep.CANCEL,
                    202,
                    reply ->
                        reply.become(
                            GatewayReply.json(200, LosslessJson.object().put("success", true))))),
        new BehaviourChange(
            "fewer-models",
            "Kontext is not offered: a submit to it is 404.",
            b -> b.offers = model -> !model.contains("kontext")),
        new BehaviourChange(
            "late-cancel-404",
            "A cancel of a job that has ended is 404: the queue does not know it any more.",
            b ->
                b.on(
                    GatewayStep.CANCEL,
                    400,
                    reply -> reply.become(GatewayReply.state(404, "NOT_FOUND")))),
        new BehaviourChange(
            "cancel-not-offered", "There is no /cancel (405).", b -> b.cancelMissing = 405));
  }
}
