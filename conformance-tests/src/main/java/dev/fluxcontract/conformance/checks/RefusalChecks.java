package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.ABOVE;
import static dev.fluxcontract.conformance.cases.CaseKind.BELOW;
import static dev.fluxcontract.conformance.cases.CaseKind.NOT_IN_ENUM;
import static dev.fluxcontract.conformance.cases.CaseKind.NOT_JSON;
import static dev.fluxcontract.conformance.cases.CaseKind.REQUIRED;
import static dev.fluxcontract.conformance.cases.CaseKind.WRONG_TYPE;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.LeakedJobs;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import java.util.function.BiConsumer;
import org.opentest4j.TestAbortedException;

/** What must be refused is refused, in plain words, and nothing comes of it. */
@AreaRationale(
    "An invalid request must not be queued and paid for. The pages state which fields are required,"
        + " and of which type: MUST. They leave open whether a value beyond a range or a list is"
        + " refused or moved into it, though a range means little otherwise; and only fal and"
        + " relays state how a refusal is worded: SHOULD.")
final class RefusalChecks {
  @Check(
      id = "REFUSE-01",
      level = Level.MUST,
      title = "A request without a required field is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = REQUIRED,
      per = CheckFrequency.CASE)
  void refusesWhatIsIncomplete(CheckContext context) {
    assertRefused(context);
  }

  @Check(
      id = "REFUSE-02",
      level = Level.MUST,
      title = "A value of the wrong type is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = WRONG_TYPE,
      per = CheckFrequency.CASE)
  void refusesWrongTypes(CheckContext context) {
    assertRefused(context);
  }

  @Check(
      id = "REFUSE-03",
      level = Level.SHOULD,
      title = "A number below its range is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = BELOW,
      per = CheckFrequency.CASE)
  void refusesWhatIsBelow(CheckContext context) {
    assertRefused(context);
  }

  @Check(
      id = "REFUSE-04",
      level = Level.SHOULD,
      title = "A number above its range is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = ABOVE,
      per = CheckFrequency.CASE)
  void refusesWhatIsAbove(CheckContext context) {
    assertRefused(context);
  }

  @Check(
      id = "REFUSE-05",
      level = Level.SHOULD,
      title = "A value outside an enum is refused.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = NOT_IN_ENUM,
      per = CheckFrequency.CASE)
  void refusesWhatIsNotListed(CheckContext context) {
    assertRefused(context);
  }

  @Check(
      id = "REFUSE-06",
      level = Level.SHOULD,
      title = "A refusal gives the reason, in JSON and in a known shape.",
      documents = {"fal", "relay"},
      of = {REQUIRED, ABOVE, BELOW, NOT_IN_ENUM, WRONG_TYPE, NOT_JSON},
      per = CheckFrequency.OPERATION)
  void saysWhy(CheckContext context) {
    forEachRefusal(
        context,
        (request, reply) ->
            context.expect(request.id(), reply).explains(context.run().schema("ErrorBody")));
  }

  /** A refusal that carries a job's id all the same is followed: is there such a job? */
  @Check(
      id = "REFUSE-07",
      level = Level.MUST,
      title = "A refused request is not queued.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.REQUEST,
      of = {REQUIRED, ABOVE, BELOW, NOT_IN_ENUM, WRONG_TYPE, NOT_JSON},
      per = CheckFrequency.OPERATION)
  void queuesNothing(CheckContext context) {
    forEachRefusal(
        context, (request, reply) -> LeakedJobs.assertNone(context, request, context.only(reply)));
  }

  /** What cannot be told of one request may be told of another. */
  private static void forEachRefusal(
      CheckContext context, BiConsumer<Case, ProbeResponse> judgement) {
    String otherwise = "nothing was refused";
    boolean judged = false;
    for (Case request : context.cases()) {
      try {
        ProbeResponse reply = context.reply(request);
        if (reply.refused()) {
          judgement.accept(request, reply);
          judged = true;
        }
      } catch (TestAbortedException e) {
        otherwise = String.valueOf(e.getMessage());
      }
    }
    CheckContext.assume(judged, otherwise);
  }

  private static void assertRefused(CheckContext context) {
    context.expect(context.request().id(), context.reply(context.request())).isRefused();
  }
}
