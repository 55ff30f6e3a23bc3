package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Decides during one wait, after each answer, what to ask next and when, or how the wait ends. It
 * knows nothing of sockets and threads; one call at a time is made into it.
 */
public final class WaitPolicy {
  /** How long to tolerate consecutive failures: a job that is paid for outlasts a restart. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * How long a gateway may show no images of a job that it calls completed, or not know one that
   * was picked up again.
   */
  public static final Duration LAG = Duration.ofSeconds(10);

  /** How often to return from the result to a status that failed. */
  private static final int MOST_RETURNS = 5;

  private final ClientRuntime runtime;
  private final @Nullable String requestId;
  private final Duration absencePatience;
  private final CandidateUrls statusUrls;
  private final CandidateUrls resultUrls;

  /** Whether the call under way asks for the result; otherwise for the status. */
  private boolean askingForResult;

  /** A gateway may not offer the status. Then the result says as much. */
  private boolean statusOffered = true;

  private boolean completed;
  private int returns;

  /** Consecutive answers without the job; once it is completed, without its images. */
  private Streak absences = Streak.NONE;

  private Streak failures = Streak.NONE;
  private volatile @Nullable FluxException lastFailure;

  /** {@code newlySubmitted}: the gateway has just accepted this job, so it must know it. */
  WaitPolicy(ClientRuntime runtime, JobRef job, boolean newlySubmitted, boolean logs) {
    JobUrls urls = new JobUrls(runtime.gateway, runtime.calls, job);
    this.runtime = runtime;
    this.requestId = job.requestId();
    this.absencePatience = newlySubmitted ? PATIENCE : LAG;
    this.statusUrls = urls.status(logs);
    this.resultUrls = urls.result();
  }

  CallStep<ImageResult> first(Duration pause) {
    return askForStatus(pause);
  }

  /** What went wrong last, if nothing has gone well since. */
  @Nullable FluxException lastFailure() {
    return lastFailure;
  }

  ClassifiedResponse classify(GatewayResponse response) {
    return askingForResult
        ? ClassifiedResponse.ofResult(response)
        : ClassifiedResponse.ofStatus(response);
  }

  /**
   * The step after an answer; {@code pause} is what the schedule would wait if the job is not over.
   */
  CallStep<ImageResult> after(ClassifiedResponse response, Supplier<Duration> pause) {
    ClassifiedResponse.Kind kind = response.kind();
    if (kind != ClassifiedResponse.Kind.TROUBLE && kind != ClassifiedResponse.Kind.LIMITED) {
      failures = Streak.NONE;
      lastFailure = null;
      if (kind != ClassifiedResponse.Kind.ABSENT && !completed) {
        // The result said what the status did not: from now on only the result is asked for.
        statusOffered &= !(askingForResult && absences.length > 0);
        absences = Streak.NONE;
      }
    }
    return switch (kind) {
      case IMAGES -> new CallStep.Succeed<>(runtime.models.result(response.answer()));
      case PENDING -> completed ? lagging(response) : pending(response, pause.get());
      case COMPLETED -> completed(response);
      case ABSENT -> absent(response);
      case TROUBLE -> trouble(response);
      case LIMITED -> limited(response);
      case FAILED, CANCELLED, UNAUTHORISED -> failed(response);
    };
  }

  /** The step after a call that brought no answer. */
  CallStep<ImageResult> after(FluxException failure) {
    lastFailure = failure;
    failures = failures.longer(now());
    return isPatient()
        ? askOtherwise(runtime.backoff.after(failures.length))
        : new CallStep.Fail<>(failure);
  }

  private CallStep<ImageResult> pending(ClassifiedResponse response, Duration pause) {
    Duration wait = pause(response, pause);
    return askingForResult && ++returns > MOST_RETURNS ? askForResult(wait) : askForStatus(wait);
  }

  private CallStep<ImageResult> completed(ClassifiedResponse response) {
    completed = true;
    return askingForResult ? withoutImages(response) : askForResult(Duration.ZERO);
  }

  /**
   * Completed, and yet pending at the result's address. States are not monotone: only the deadline
   * ends this.
   */
  private CallStep<ImageResult> lagging(ClassifiedResponse response) {
    absences = absences.longer(now());
    return askForResult(pause(response, runtime.backoff.after(absences.length)));
  }

  /** Completed, and yet no images there. They may come a little later, or be at another address. */
  private CallStep<ImageResult> withoutImages(ClassifiedResponse response) {
    absences = absences.longer(now());
    if (absences.isOlderThan(LAG, now())) {
      return new CallStep.Fail<>(runtime.failures.emptyHanded(response, requestId));
    }
    resultUrls.next();
    return askForResult(runtime.backoff.after(absences.length));
  }

  private CallStep<ImageResult> absent(ClassifiedResponse response) {
    if ((askingForResult ? resultUrls : statusUrls).next()) {
      return askAgain(Duration.ZERO);
    }
    if (askingForResult && completed) {
      return withoutImages(response);
    }
    absences = absences.longer(now());
    if (!askingForResult) {
      return askForResult(Duration.ZERO);
    }
    return absences.isOlderThan(absencePatience, now())
        ? failed(response)
        : askForStatus(runtime.backoff.after(absences.length));
  }

  private CallStep<ImageResult> trouble(ClassifiedResponse response) {
    GatewayResponse answer = response.answer();
    if (askingForResult && completed && answer.successful() && answer.isObject()) {
      return withoutImages(response);
    }
    lastFailure = runtime.failures.of(response, requestId);
    failures = failures.longer(now());
    boolean often = failures.length > runtime.settings.retries();
    if (askingForResult
        && often
        && runtime.failures.isTheJobs(response, completed, statusOffered)) {
      return new CallStep.Fail<>(runtime.failures.job(response, requestId));
    }
    return isPatient()
        ? askOtherwise(pause(response, runtime.backoff.after(failures.length)))
        : failed(response);
  }

  private CallStep<ImageResult> limited(ClassifiedResponse response) {
    FluxException failure = runtime.failures.of(response, requestId);
    lastFailure = failure;
    failures = failures.longer(now());
    return failure instanceof LimitExceededException limit && limit.outOfCredit()
        ? new CallStep.Fail<>(failure)
        : askAgain(pause(response, runtime.backoff.after(failures.length)));
  }

  private CallStep<ImageResult> failed(ClassifiedResponse response) {
    return new CallStep.Fail<>(runtime.failures.of(response, requestId));
  }

  private boolean isPatient() {
    return failures.length <= runtime.settings.retries() || !failures.isOlderThan(PATIENCE, now());
  }

  /** After every second failure the other address is asked, which may do better. */
  private CallStep<ImageResult> askOtherwise(Duration pause) {
    boolean swap = failures.length % 2 == 0 && !completed;
    return swap == askingForResult ? askForStatus(pause) : askForResult(pause);
  }

  private CallStep<ImageResult> askAgain(Duration pause) {
    return askingForResult ? askForResult(pause) : askForStatus(pause);
  }

  private CallStep<ImageResult> askForStatus(Duration pause) {
    if (!statusOffered || statusUrls.none()) {
      return askForResult(pause);
    }
    askingForResult = false;
    return ask(statusUrls, pause);
  }

  private CallStep<ImageResult> askForResult(Duration pause) {
    askingForResult = true;
    return ask(resultUrls, pause);
  }

  private static CallStep<ImageResult> ask(CandidateUrls urls, Duration pause) {
    return new CallStep.Send<>(new Request.Builder().url(urls.current()).build(), pause);
  }

  private Duration pause(ClassifiedResponse response, Duration own) {
    Duration asked = RetryAfterHeader.of(response.answer(), runtime.time.now());
    return asked == null || asked.compareTo(own) < 0 ? own : RetryAfterHeader.bearable(asked);
  }

  private long now() {
    return runtime.time.nanoTime();
  }

  /** Events of one kind in a row: how many, and since when. */
  private record Streak(int length, long since) {
    static final Streak NONE = new Streak(0, 0);

    Streak longer(long now) {
      return new Streak(length + 1, length == 0 ? now : since);
    }

    boolean isOlderThan(Duration age, long now) {
      return length > 0 && now - since > age.toNanos();
    }
  }
}
