package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.engine.RefetchedImage;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** First the job, then its result, and to each job its own. */
@AreaRationale(
    "Each ticket on the pages leads to one job, so that nobody gets another's images:"
        + " MUST. Only fal and relays say when a result is available, and what is answered before:"
        + " SHOULD.")
final class OrderChecks {
  /** Asked before a state was told that says the job is not over. */
  @Check(
      id = "ORDER-01",
      level = Level.SHOULD,
      title =
          "The result of a job that has not ended is answered with 400, or with 202 or 200 and a"
              + " state.",
      documents = {"fal", "relay"},
      of = EXAMPLE,
      per = CheckFrequency.OPERATION)
  void resultWaitsForTheEnd(CheckContext context) {
    int asked = 0;
    for (ObservedJob job : context.ticketed()) {
      ProbeResponse early = job.early();
      if (early != null && !notOffered(job)) {
        asked++;
        context.expectEqual(
            "What the result of " + job + " says before the end: " + early,
            AnswerReading.PENDING,
            AnswerReading.ofResult(context.only(early)));
      }
    }
    CheckContext.assume(asked != 0, "no job was seen waiting or running");
  }

  /** Where the images come with a state there need not be a result address at all. */
  private static boolean notOffered(ObservedJob job) {
    return !job.resultAddressed()
        && job.results().stream().allMatch(r -> AnswerReading.ofResult(r) == AnswerReading.MISSING);
  }

  @Check(
      id = "ORDER-02",
      level = Level.SHOULD,
      title = "The result of a COMPLETED job is available.",
      documents = {"fal"},
      page = {PageFact.STATUS, PageFact.RESULT},
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void resultIsThereAtTheEnd(CheckContext context) {
    int seen = 0;
    for (ObservedJob job : StatusAssertions.offered(context)) {
      List<ProbeResponse> replies = job.replies();
      for (int i = 0; i + 1 < replies.size(); i++) {
        boolean done =
            job.statuses().contains(replies.get(i))
                && AnswerReading.ofStatus(replies.get(i)) == AnswerReading.DONE;
        ProbeResponse result = replies.get(i + 1);
        if (done && job.results().contains(result) && !ImageLocator.in(replies.get(i).json())) {
          seen++;
          if (job.end() == JobEnd.UNREADABLE) {
            // It is there; RESULT-01 and RESULT-02 judge what it is.
            continue;
          }
          context.about(job);
          context.shown(result);
          AnswerReading sight = AnswerReading.ofResult(result);
          context.expect(
              sight == AnswerReading.DONE || sight == AnswerReading.FAILED,
              "The result of " + job + " once it is COMPLETED",
              "the images, or a failure",
              job.end() == JobEnd.IMAGES ? result + "; the images were there later" : result);
        }
      }
    }
    CheckContext.assume(seen != 0, "no job was seen COMPLETED without its images");
  }

  @Check(
      id = "ORDER-03",
      level = Level.MUST,
      title = "Concurrent jobs are not mixed up.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_ID,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI})
  void jobsAreNotMixedUp(CheckContext context) {
    List<ObservedJob> jobs = context.made();
    CheckContext.assume(jobs.size() >= 2, "it takes two jobs to tell");
    List<Echo> echoes = jobs.stream().map(Echo::of).toList();
    for (Echo echo : echoes) {
      Echo other = echoes.stream().filter(echo::isOf).findFirst().orElse(null);
      context.about(echo.job());
      context.expect(
          other == null,
          "Whose seed and prompt the result of " + echo.job() + " carries",
          "its own",
          "those of " + (other == null ? null : other.job()));
    }
    CheckContext.assume(
        haveImagesOfTheirOwn(context, echoes) || echoes.stream().anyMatch(Echo::tells),
        "no result repeats its prompt or seed, or names an image that others do not");
  }

  /**
   * Whether jobs with different prompts name different images; false where that tells nothing: one
   * image for many jobs is a stand-in for the real ones.
   */
  private static boolean haveImagesOfTheirOwn(CheckContext context, List<Echo> all) {
    List<Echo> echoes = all.stream().filter(Echo::namesImage).toList();
    Map<String, Echo> firsts = new HashMap<>();
    echoes.forEach(echo -> firsts.putIfAbsent(echo.image(), echo));
    if (2 * firsts.size() < echoes.size() + 2) {
      return false;
    }
    for (Echo echo : echoes) {
      Echo first = requireNonNull(firsts.get(echo.image()));
      context.about(echo.job());
      context.expect(
          Objects.equals(echo.prompt(), first.prompt()),
          "The first image of " + echo.job(),
          "one of its own",
          echo.image() + ", as " + first.job() + " has");
    }
    return true;
  }

  /**
   * The prompt and the seed that a job was given, and those that its result repeats, which give a
   * result of another job away.
   */
  private record Echo(
      ObservedJob job,
      @Nullable String prompt,
      @Nullable BigInteger seed,
      @Nullable String toldPrompt,
      @Nullable BigInteger toldSeed) {
    static Echo of(ObservedJob job) {
      RequestIntent intent = job.request().intent();
      JsonNode told = job.result().path("prompt");
      return new Echo(
          job,
          intent.prompt(),
          intent.seed(),
          told.isTextual() ? told.asText() : null,
          SchemaConformance.whole(job.result().path("seed")));
    }

    String image() {
      return RefetchedImage.firstUrl(job.result());
    }

    /** A gateway may have one black picture for all images that it flags. */
    boolean namesImage() {
      return prompt != null && image().startsWith("http") && !ImageLocator.flagged(job.result());
    }

    boolean tells() {
      return (prompt != null && toldPrompt != null) || (seed != null && toldSeed != null);
    }

    boolean isOf(Echo other) {
      return isOther(prompt, toldPrompt, other.prompt) || isOther(seed, toldSeed, other.seed);
    }

    private static boolean isOther(
        @Nullable Object own, @Nullable Object told, @Nullable Object foreign) {
      return own != null && told != null && !told.equals(own) && told.equals(foreign);
    }
  }
}
