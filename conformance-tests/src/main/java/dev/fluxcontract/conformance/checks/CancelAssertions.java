package dev.fluxcontract.conformance.checks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.CancelReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How an accepted cancel request is answered. */
final class CancelAssertions {
  private static final int PROOF = 3;

  /** A job that runs for so much longer could have been stopped. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private CancelAssertions() {}

  /**
   * The jobs whose requests to cancel were answered. An answer that a bad moment may have spoiled
   * says nothing where another job's is fine, or where it is the only one.
   */
  static List<ObservedJob> answered(CheckContext context) {
    List<ObservedJob> asked =
        context.ticketed().stream().filter(job -> job.cancelReply() != null).toList();
    CheckContext.assume(!asked.isEmpty(), "no cancel request was answered");
    List<ObservedJob> fine =
        asked.stream()
            .filter(job -> !TransientFailureRetry.inTrouble(requireNonNull(job.cancelReply())))
            .toList();
    if (fine.isEmpty() && asked.size() == 1) {
      context.about(asked.get(0));
      throw CheckContext.cannotTell("one request to cancel gave " + asked.get(0).cancelReply());
    }
    if (fine.isEmpty()) {
      return asked;
    }
    context.run().caller().retry().recovered("cancel", asked.size() - fine.size());
    return fine;
  }

  /**
   * Whether a cancel request was answered while the job was under way, as far as the answer tells,
   * and not in a bad moment.
   */
  static boolean isTimely(ProbeResponse reply) {
    CancelReading reading = CancelReading.of(reply);
    boolean turnedDown = reading.understood() && reading != CancelReading.ACCEPTED;
    return !turnedDown && !TransientFailureRetry.inTrouble(reply);
  }

  /** Whether cancelling stopped a job of one operation; false where that cannot be told. */
  static boolean tookEffect(CheckContext context, List<ObservedJob> jobs) {
    boolean stopped = jobs.stream().anyMatch(job -> !ImageLocator.in(job.result()));
    boolean told =
        jobs.stream().filter(CancelAssertions::ranOn).count() >= PROOF
            || jobs.stream().anyMatch(CancelAssertions::waited);
    context.about(jobs.get(jobs.size() - 1));
    context.expect(
        stopped || !told,
        jobs + ", whose cancel requests were accepted while they waited, or had long to run",
        "at least one that ends without images",
        "images of all of them");
    return stopped || told;
  }

  /** Whether a job was seen waiting after the cancel request was answered. */
  private static boolean waited(ObservedJob job) {
    return job.statuses().stream()
        .anyMatch(reply -> ReportedState.of(reply.json()) == ReportedState.QUEUED);
  }

  /** Whether a job was seen under way long after the cancel request was answered. */
  private static boolean ranOn(ObservedJob job) {
    long cancelled = requireNonNull(job.cancelReply()).nanos();
    return Stream.of(JobOperation.STATUS, JobOperation.RESULT)
        .flatMap(step -> pending(step, job))
        .anyMatch(reply -> reply.nanos() - cancelled >= LONG.toNanos());
  }

  private static Stream<ProbeResponse> pending(JobOperation step, ObservedJob job) {
    return (step == JobOperation.STATUS ? job.statuses() : job.results())
        .stream().filter(reply -> AnswerReading.of(step, reply) == AnswerReading.PENDING);
  }

  /** A job that was cancelled is over, and has no images, now or later. */
  static void assertEndsWithoutImages(CheckContext context, ObservedJob job) {
    context.about(job);
    context.expect(
        job.end() == JobEnd.FAILED || job.end() == JobEnd.IMAGES,
        "The end of a job that was cancelled",
        "COMPLETED, with an error or with images",
        job.how());
    boolean both = job.end() == JobEnd.FAILED && job.showedImages();
    context.expect(
        !both, "The result of a job that is said to be cancelled", "no images", "its images");
    if (job.end() == JobEnd.FAILED && job.cancelledByTheLook()) {
      ProbeResponse late = context.lateResult(job);
      context.expect(
          !(late.good() && ImageLocator.in(late.json())),
          "The result of a job that was cancelled, read again when all jobs were over",
          "no images",
          late);
    }
  }

  /**
   * fal answers 202 with what became of the request, relays 200 with success; of a 200 no document
   * says that it has a body. A state is one of the contract's, or says that the job is cancelled.
   */
  static void assertWellSaid(CheckContext context, ProbeResponse reply) {
    if (reply.hasStatus(200, 204) && reply.text().isBlank()) {
      return;
    }
    Schema schema = context.run().contract().operation("cancel").answerSchema(202);
    context.expect("the cancel request", reply).isJson().conformsTo(schema, violation -> false);
    JsonNode status = reply.json().path("status");
    boolean told = reply.status() == 200 || status.isTextual() || reply.json().has("success");
    context.expect(told, "The answer to the cancel request", "status or success", reply);
    if (status.isTextual()) {
      String word = status.asText().toUpperCase(Locale.ROOT);
      boolean known =
          word.startsWith("CANCEL")
              || schema.properties().values().stream()
                  .flatMap(property -> property.schema().enumValues().stream())
                  .anyMatch(value -> value.asText().equals(word));
      context.expect(known, "The answer to the cancel request", "a status that is known", reply);
    }
  }
}
