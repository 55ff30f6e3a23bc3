package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.LARGE;
import static dev.fluxcontract.conformance.cases.CaseKind.NOT_JSON;
import static dev.fluxcontract.conformance.cases.CaseKind.UNICODE;
import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.model.Level;

/** Requests that are odd, but not wrong, and one that is not JSON. */
@AreaRationale(
    "The pages ask for JSON, and one prints a prompt in Chinese: MUST. No page limits"
        + " the length of a prompt, but none promises that there is no limit: SHOULD.")
final class RobustnessChecks {
  @Check(
      id = "ROBUST-01",
      level = Level.MUST,
      title = "A body that is not JSON is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.REQUEST,
      of = NOT_JSON,
      per = CheckFrequency.CASE)
  void refusesWhatIsNoJson(CheckContext context) {
    context.expect(context.request().id(), context.reply(context.request())).isRefused();
  }

  /** D3's own example is in Chinese. */
  @Check(
      id = "ROBUST-02",
      level = Level.MUST,
      title = "A prompt in any script is accepted and not changed.",
      documents = {"D3"},
      of = UNICODE,
      per = CheckFrequency.CASE)
  void takesAnyScript(CheckContext context) {
    assertKept(context);
  }

  /** No document sets a limit. */
  @Check(
      id = "ROBUST-03",
      level = Level.SHOULD,
      title = "A long prompt is accepted and not changed.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = LARGE,
      per = CheckFrequency.CASE)
  void takesLongPrompts(CheckContext context) {
    assertKept(context);
  }

  private static void assertKept(CheckContext context) {
    ObservedJob job = context.ended(context.request());
    context.expect(context.request().id(), requireNonNull(job.submitReply())).isTaken();
    context.about(job);
    context.expectImages(job);
    RequestEcho.assertPrompt(context, job);
  }
}
