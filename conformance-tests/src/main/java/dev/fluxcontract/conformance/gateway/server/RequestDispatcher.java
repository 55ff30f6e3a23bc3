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

  GatewayReply answer(RequestContext context) {
    GatewayReply told = script.reply(context.step);
    if (told != null) {
      return told;
    }
    GatewayReply instead = behaviour.instead.apply(context);
    if (instead != null) {
      return instead;
    }
    GatewayReply reply = unscripted(context);
    reply.delay = script.delay(context.step);
    behaviour.finish(context, reply);
    return reply;
  }

  void route(RequestContext context) {
    routes.find(context);
  }

  private GatewayReply unauthorised(RequestContext context) {
    GatewayReply reply =
        behaviour.errors.reply(
            behaviour.unauthorised, "The key is missing or wrong", "unauthorized");
    if (behaviour.queuesStrangers && context.step == GatewayStep.SUBMIT) {
      reply.object().set("request_id", submits.answer(context).object().get("request_id"));
    }
    return reply;
  }

  private GatewayReply unscripted(RequestContext context) {
    String shown = behaviour.auth.shown(context.header("authorization"));
    context.otherCustomer = otherKey.equals(shown);
    boolean known = shown != null && (context.otherCustomer || behaviour.fits.test(shown, key));
    if (context.step != GatewayStep.FILE && !known && !behaviour.letIn.test(context)) {
      return unauthorised(context);
    }
    if (!routes.methodFits(context)) {
      return behaviour.errors.reply(405, "Method Not Allowed", "method_not_allowed");
    }
    return context.step == GatewayStep.SUBMIT ? submits.answer(context) : jobs.answer(context);
  }
}
