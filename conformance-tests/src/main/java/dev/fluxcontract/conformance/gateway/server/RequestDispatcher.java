package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.Random;

/** Takes what came over the wire and has it answered: whose key, which step, what was scripted. */
public final class RequestDispatcher {
  private final Behaviour behaviour;
  private final String key;
  private final String otherKey;
  private final ScriptedReplies script;
  private final RequestRoutes routes;
  private final SubmitHandler submits;
  private final JobHandler jobs;

  public RequestDispatcher(
      Behaviour behaviour,
      Contract contract,
      QueueModel queue,
      ScriptedReplies script,
      Random random,
      String key,
      String otherKey) {
    ResponseBodies bodies = new ResponseBodies(behaviour);
    this.behaviour = behaviour;
    this.key = key;
    this.otherKey = otherKey;
    this.script = script;
    this.routes = new RequestRoutes(contract, behaviour);
    this.submits = new SubmitHandler(behaviour, queue, script, bodies, random);
    this.jobs = new JobHandler(behaviour, queue, bodies);
  }

  GatewayReply answer(RequestContext turn) {
    GatewayReply told = script.reply(turn.step);
    if (told != null) {
      return told;
    }
    GatewayReply instead = behaviour.instead.apply(turn);
    if (instead != null) {
      return instead;
    }
    GatewayReply reply = unscripted(turn);
    reply.delay = script.delay(turn.step);
    behaviour.finish(turn, reply);
    return reply;
  }

  void route(RequestContext turn) {
    routes.find(turn);
  }

  private GatewayReply unauthorised(RequestContext turn) {
    GatewayReply reply =
        behaviour.errors.reply(
            behaviour.unauthorised, "The key is missing or wrong", "unauthorized");
    if (behaviour.queuesStrangers && turn.step == GatewayStep.SUBMIT) {
      reply.object().set("request_id", submits.answer(turn).object().get("request_id"));
    }
    return reply;
  }

  private GatewayReply unscripted(RequestContext turn) {
    String shown = behaviour.auth.shown(turn.header("authorization"));
    turn.otherCustomer = otherKey.equals(shown);
    boolean known = shown != null && (turn.otherCustomer || behaviour.fits.test(shown, key));
    if (turn.step != GatewayStep.FILE && !known && !behaviour.letIn.test(turn)) {
      return unauthorised(turn);
    }
    if (!routes.methodFits(turn)) {
      return behaviour.errors.reply(405, "Method Not Allowed", "method_not_allowed");
    }
    return turn.step == GatewayStep.SUBMIT ? submits.answer(turn) : jobs.answer(turn);
  }
}
