package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.internal.job.JobWait.Outcome;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.ClassifiedResponse.Kind;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.internal.util.ConsecutiveEvents;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides during one wait, after each answer, what to ask next and when, or how the wait ends. It
 * knows nothing of sockets and threads; one call at a time is made into it.
 */
public final class WaitPolicy {
  /** How long to tolerate consecutive failures: a job that is paid for outlasts a restart. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long a gateway may show no images of a completed job, or not know one picked up again. */
  public static final Duration LAG = Duration.ofSeconds(10);

  /** How often to return from the result to a status that failed. */
  private static final int MOST_RETURNS = 5;

  private final ClientRuntime runtime;
  private final JobRef job;
  private final Duration absencePatience;
  private final CandidateUrls statusRequests;
  private final CandidateUrls resultRequests;

  /** Whether the call under way asks for the result; otherwise for the status. */
  private boolean askingForResult;

  /** A gateway may not offer the status. Then the result shows the state. */
  private boolean statusOffered = true;

  private boolean statusAbsent; // when it was asked for last
  private boolean completed;
  private boolean keyWorked; // for this job
  private int returns;

  /** A status that calls the job completed, with a text that may be an error. */
  private @Nullable ClassifiedResponse doubt;

  /** Consecutive answers without the job; once it is completed, without its images. */
  private ConsecutiveEvents absences = ConsecutiveEvents.NONE;

  private volatile ConsecutiveEvents failures = ConsecutiveEvents.NONE;

  /** {@code newlySubmitted}: the gateway has just accepted this job, so it must know it. */
  WaitPolicy(ClientRuntime runtime, JobRef job, boolean newlySubmitted, boolean logs) {
    JobUrls urls = new JobUrls(runtime.gateway, runtime.calls, job);
    this.runtime = runtime;
    this.job = job;
    this.keyWorked = newlySubmitted;
    this.absencePatience = newlySubmitted ? PATIENCE : LAG;
    this.statusRequests = logs ? urls.statusWithLogs() : urls.status();
    this.resultRequests = urls.result();
  }

  /** What went wrong last, if nothing has gone well since. */
  @Nullable FluxException lastFailure() {
    return failures.failure();
  }

  boolean isCompleted() {
    return completed;
  }

  ClassifiedResponse classify(GatewayResponse response) {
    return askingForResult
        ? ClassifiedResponse.ofResult(response)
        : ClassifiedResponse.ofStatus(response);
  }

  /**
   * The step after an answer; {@code pause} is what the schedule would wait if the job is not over.
   */
  CallStep<Outcome> after(ClassifiedResponse response, Supplier<Duration> pause) {
    Kind kind = response.kind();
    if (response.saysSomethingOfTheJob() || (kind == Kind.ABSENT && !isPageForResult(response))) {
      keyWorked = true;
      if (kind != Kind.ABSENT || askingForResult || !statusAbsent) {
        failures = ConsecutiveEvents.NONE; // a status that is still absent says nothing new
      }
      if (kind != Kind.ABSENT && !completed) {
        // The result showed what the status did not: from now on only the result is requested.
        statusOffered &= !(askingForResult && absences.length() > 0);
        absences = ConsecutiveEvents.NONE;
      }
    }
    statusAbsent = askingForResult ? statusAbsent : kind == Kind.ABSENT;
    boolean late = (!statusOffered || statusAbsent) && failures.isOlderThan(LAG, now());
    if (job.isUntyped() && askingForResult && (completed || late)) {
      ImageResult made = runtime.models.untypedResult(response, absences.isOlderThan(LAG, now()));
      if (made != null) {
        return new CallStep.Succeed<>(new Outcome(made, null));
      }
    }
    return switch (kind) {
      case IMAGES ->
          new CallStep.Succeed<>(new Outcome(runtime.models.result(response.answer()), null));
      case PENDING -> completed ? lagging(response) : pending(response, pause.get());
      case COMPLETED -> completed(response);
      case ABSENT -> absent(response);
      case TROUBLE -> trouble(response);
      case LIMITED, UNAUTHORISED -> refused(response);
      case FAILED, CANCELLED -> jobFailed(response);
    };
  }

  /** A page instead of the result of a completed job is not the gateway's word that it is gone. */
  private boolean isPageForResult(ClassifiedResponse response) {
    return askingForResult && completed && !response.answer().isObject();
  }

  /** The step after a call without a response. */
  CallStep<Outcome> after(FluxException failure) {
    addFailure(failure);
    return isPatient()
        ? askOtherwise(runtime.backoff.after(failures.length()))
        : new CallStep.Fail<>(failure);
  }

  private CallStep<Outcome> pending(ClassifiedResponse response, Duration pause) {
    Duration wait = pause(response, pause);
    return askingForResult && ++returns > MOST_RETURNS ? askForResult(wait) : askForStatus(wait);
  }

  private CallStep<Outcome> completed(ClassifiedResponse response) {
    completed = true;
    doubt = !askingForResult && response.error() != null ? response : doubt;
    return askingForResult ? withoutImages(response) : askForResult(Duration.ZERO);
  }

  /**
   * Completed, and yet pending at the result's address. States are not monotone: only the deadline
   * ends this.
   */
  private CallStep<Outcome> lagging(ClassifiedResponse response) {
    absences = absences.longer(now());
    return askForResult(pause(response, runtime.backoff.after(absences.length())));
  }

  /** Completed, and yet no images there. They may come a little later, or be at another address. */
  private CallStep<Outcome> withoutImages(ClassifiedResponse response) {
    absences = absences.longer(now());
    if (absences.isOlderThan(LAG, now())) {
      return doubt != null
          ? jobFailed(doubt)
          : new CallStep.Fail<>(runtime.failures.completedWithoutImages(response, job.requestId()));
    }
    resultRequests.next();
    return askForResult(runtime.backoff.after(absences.length()));
  }

  private CallStep<Outcome> absent(ClassifiedResponse response) {
    if ((askingForResult ? resultRequests : statusRequests).next()) {
      return askAgain(Duration.ZERO);
    }
    if (askingForResult && completed) {
      return isPageForResult(response) ? trouble(response) : withoutImages(response);
    }
    absences = absences.longer(now());
    if (!askingForResult) {
      return askForResult(Duration.ZERO);
    }
    return absences.isOlderThan(absencePatience, now())
        ? new CallStep.Fail<>(runtime.failures.of(response, job.requestId()))
        : askForStatus(runtime.backoff.after(absences.length()));
  }

  private CallStep<Outcome> trouble(ClassifiedResponse response) {
    GatewayResponse answer = response.answer();
    if (askingForResult && completed && answer.successful() && answer.isObject()) {
      return withoutImages(response);
    }
    addFailure(runtime.failures.of(response, job.requestId()));
    if (isPatient()) {
      return askOtherwise(pause(response, runtime.backoff.after(failures.length())));
    }
    // So long after the job's end, or with nothing else to ask, an error in JSON is the job's own.
    boolean last = completed || !statusOffered || statusAbsent;
    return askingForResult && last && answer.status() == 500 && !answer.members().isEmpty()
        ? jobFailed(response)
        : new CallStep.Fail<>(runtime.failures.of(response, job.requestId()));
  }

  /** The job's own failure, which is the same for all waits. */
  private CallStep<Outcome> jobFailed(ClassifiedResponse response) {
    return new CallStep.Succeed<>(
        new Outcome(null, runtime.failures.job(response, job.requestId())));
  }

  /** A key that the gateway accepted for this job may be refused by mistake. */
  private CallStep<Outcome> refused(ClassifiedResponse response) {
    FluxException failure = runtime.failures.of(response, job.requestId());
    addFailure(failure);
    boolean limited = failure instanceof LimitExceededException limit && !limit.outOfCredit();
    return !limited && (failure instanceof LimitExceededException || !keyWorked || !isPatient())
        ? new CallStep.Fail<>(failure)
        : askAgain(pause(response, runtime.backoff.after(failures.length())));
  }

  private void addFailure(FluxException failure) {
    failures = failures.longer(now(), failure);
  }

  private boolean isPatient() {
    return failures.length() <= runtime.settings.retries()
        || !failures.isOlderThan(PATIENCE, now());
  }

  /** After every second failure the other address is asked, which may do better. */
  private CallStep<Outcome> askOtherwise(Duration pause) {
    boolean swap = failures.length() % 2 == 0 && !completed;
    return swap == askingForResult ? askForStatus(pause) : askForResult(pause);
  }

  private CallStep<Outcome> askAgain(Duration pause) {
    return askingForResult ? askForResult(pause) : askForStatus(pause);
  }

  CallStep<Outcome> askForStatus(Duration pause) {
    if (!statusOffered || statusRequests.none()) {
      return askForResult(pause);
    }
    askingForResult = false;
    return new CallStep.Send<>(statusRequests.current(), pause);
  }

  private CallStep<Outcome> askForResult(Duration pause) {
    askingForResult = true;
    return new CallStep.Send<>(resultRequests.current(), pause);
  }

  private Duration pause(ClassifiedResponse response, Duration own) {
    return RetryAfterHeader.orLonger(own, response.answer(), runtime.time.now());
  }

  private long now() {
    return runtime.time.nanoTime();
  }
}
