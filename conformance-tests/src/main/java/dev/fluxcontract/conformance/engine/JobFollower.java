package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job to its end. The status address is asked first; where the gateway does not offer it,
 * or what it says makes no sense, the result address has to tell.
 */
public record JobFollower(JobEndpoints endpoints, WaitBudget waiting) {
  /** After so long a job that was taken should be known. */
  private static final Duration KNOWN = Duration.ofSeconds(1);

  /** What a status address answers that tells nothing: then the result has to. */
  private static final Set<AnswerReading> NO_STATE =
      EnumSet.of(AnswerReading.MISSING, AnswerReading.UNKNOWN, AnswerReading.BROKEN);

  /** Follows a job. With asksEarly it also asks for the result before the end. */
  void follow(ObservedJob job, boolean asksEarly) {
    WaitBudget.Wait wait = waiting.begin();
    boolean askStatus = endpoints.knows(JobOperation.STATUS, job);
    if (asksEarly && askStatus) {
      lookEarly(job);
    }
    do {
      JobOperation step = askStatus ? JobOperation.STATUS : JobOperation.RESULT;
      ProbeResponse reply = endpoints.ask(step, job);
      AnswerReading reading = AnswerReading.of(step, reply);
      boolean ofStatus = askStatus;
      if (askStatus && NO_STATE.contains(reading)) {
        ProbeResponse result = endpoints.ask(JobOperation.RESULT, job);
        AnswerReading told = AnswerReading.ofResult(result);
        boolean offered = reading != AnswerReading.MISSING || told == AnswerReading.MISSING;
        // A job that was just taken may not be known yet.
        askStatus = offered || !wait.isOlderThan(KNOWN);
        ofStatus = told == AnswerReading.MISSING;
        reply = ofStatus ? reply : result;
        reading = ofStatus ? reading : told;
        if (ends(job, reading, result, false)) {
          return;
        }
      } else if (ends(job, reading, reply, askStatus)) {
        return;
      }
      if (wait.lost(reading != AnswerReading.BROKEN && reading != AnswerReading.MISSING)) {
        lost(job, JobEnd.LOST, "asking about it gave ", reply, !ofStatus);
        return;
      }
    } while (wait.pause());
    job.ended(JobEnd.NEVER, "it was not over within the deadline");
  }

  private boolean ends(
      ObservedJob job, AnswerReading reading, ProbeResponse reply, boolean status) {
    if (reading == AnswerReading.FAILED) {
      waiting.over();
      ProbeResponse result = status ? endpoints.askOnce(JobOperation.RESULT, job) : reply;
      boolean images = status && AnswerReading.ofResult(result) == AnswerReading.DONE;
      job.ended(JobEnd.FAILED, "it failed: " + (images ? reply : result));
      return true;
    }
    if (reading != AnswerReading.DONE) {
      return false;
    }
    if (!status) {
      job.made(reply);
    } else {
      result(job, reply);
    }
    if (job.made() != null) {
      waiting.over();
    }
    return true;
  }

  /** Reads the result of a job that is said to be done. */
  private void result(ObservedJob job, ProbeResponse status) {
    WaitBudget.Wait wait = waiting.begin();
    ProbeResponse last;
    do {
      last = endpoints.ask(JobOperation.RESULT, job);
      AnswerReading reading = AnswerReading.ofResult(last);
      if (reading == AnswerReading.DONE) {
        job.made(last);
        return;
      }
      if (ImageLocator.in(status.json())) {
        ProbeResponse whole =
            status.pruned() ? endpoints.askWhole(JobOperation.STATUS, job) : status;
        if (ImageLocator.in(whole.json())) {
          job.made(whole);
          return;
        }
      }
      if (reading == AnswerReading.FAILED) {
        job.ended(JobEnd.FAILED, "it failed: " + last);
        return;
      }
      // A gateway may say COMPLETED before the images are there; ORDER-02 judges that.
    } while (!wait.lostResult(AnswerReading.ofResult(last) == AnswerReading.PENDING)
        && wait.pause());
    lost(job, JobEnd.WITHOUT_RESULT, "it is over by its state, but its result gives ", last, true);
  }

  private static void lost(
      ObservedJob job, JobEnd end, String how, ProbeResponse last, boolean ofResult) {
    if (ofResult && last.beganWell()) {
      job.unreadable(last);
    } else {
      job.ended(last.hasStatus(429) ? JobEnd.UNTOLD : end, how + last);
    }
  }

  /** A job that was just taken may not be known yet: then its result is asked for once more. */
  private void lookEarly(ObservedJob job) {
    ProbeResponse early = earlyResult(job);
    if (early != null && AnswerReading.ofResult(early) == AnswerReading.MISSING) {
      ProbeResponse second = earlyResult(job);
      early = second == null ? early : second;
    }
    if (early != null) {
      job.early(early);
    }
  }

  /** Asks for the result; null unless a state told afterwards is pending: it was early indeed. */
  private @Nullable ProbeResponse earlyResult(ObservedJob job) {
    ProbeResponse early = endpoints.ask(JobOperation.RESULT, job);
    early.prune();
    ProbeResponse after = endpoints.ask(JobOperation.STATUS, job);
    return AnswerReading.ofStatus(after) == AnswerReading.PENDING ? early : null;
  }

  /** Reads the state that a body tells, for a sentence. */
  public static String state(@Nullable ProbeResponse reply) {
    return reply == null ? "none" : reply.json().path("status").asText("none");
  }
}
