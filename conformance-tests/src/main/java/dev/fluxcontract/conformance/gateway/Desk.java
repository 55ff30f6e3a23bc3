package dev.fluxcontract.conformance.gateway;

/** Takes what came over the wire and has it answered: whose key, which step, what was scripted. */
final class Desk {
  private final Behaviour behaviour;
  private final String key;
  private final Script script;
  private final Routes routes;
  private final Submits submits;
  private final Jobs jobs;

  Desk(Behaviour behaviour, String key, Script script, Routes routes, Submits submits, Jobs jobs) {
    this.behaviour = behaviour;
    this.key = key;
    this.script = script;
    this.routes = routes;
    this.submits = submits;
    this.jobs = jobs;
  }

  /**
   * Answers a turn.
   *
   * @param own the gateway's own base URL, as the caller addressed it
   */
  Reply answer(Turn turn, String own) {
    Reply told = script.reply(turn.step);
    if (told != null) {
      return told;
    }
    Reply reply = unscripted(turn, own);
    reply.delay = script.delay(turn.step);
    behaviour.finish(turn, reply);
    return reply;
  }

  void route(Turn turn) {
    routes.find(turn);
  }

  private Reply unauthorised(Turn turn, String own) {
    Reply reply =
        behaviour.errors.reply(
            behaviour.unauthorised, "The key is missing or wrong", "unauthorized");
    if (behaviour.queuesStrangers && turn.step == Step.SUBMIT) {
      reply.object().set("request_id", submits.answer(turn, own).object().get("request_id"));
    }
    return reply;
  }

  private Reply unscripted(Turn turn, String own) {
    String shown = behaviour.auth.shown(turn.header("authorization"));
    boolean known = shown != null && behaviour.fits.test(shown, key);
    if (turn.step != Step.FILE && !known && !behaviour.letIn.test(turn)) {
      return unauthorised(turn, own);
    }
    if (!routes.methodFits(turn)) {
      return behaviour.errors.reply(405, "Method Not Allowed", "method_not_allowed");
    }
    return turn.step == Step.SUBMIT ? submits.answer(turn, own) : jobs.answer(turn, own);
  }
}
