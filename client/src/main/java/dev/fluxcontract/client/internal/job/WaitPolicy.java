package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The course of one wait: after each answer, where to ask next, or how it ends. It knows nothing of
 * sockets and threads; one call at a time is made into it.
 */
public final class WaitPolicy {
  /** How long nothing but trouble is borne. A job that is paid for is worth a gateway's restart. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * How long a gateway may show no images of a job that it calls completed, or not know one that
   * was picked up again.
   */
  public static final Duration LAG = Duration.ofSeconds(10);

  /** So often a status that was in trouble is tried again after the result told as much. */
  private static final int MOST_RETURNS = 5;

  private final ClientRuntime runtime;
  private final @Nullable String requestId;
  private final Duration absencePatience;
  private final CandidateUrls statuses;
  private final CandidateUrls results;
  private final FailureStreak absences;
  private final FailureStreak troubles;
  private final FailureStreak lags;

  /** A gateway may not offer the status; then the result tells as much. */
  private boolean statusOffered;

  private boolean completed;
  private int returns;
  private volatile @Nullable FluxException lastTrouble;

  /** {@code fresh} where the gateway took this job just now, so that it is bound to know it. */
  WaitPolicy(
      ClientRuntime runtime,
      JobUrls urls,
      @Nullable String requestId,
      boolean fresh,
      boolean logs) {
    this.runtime = runtime;
    this.requestId = requestId;
    this.absencePatience = fresh ? PATIENCE : LAG;
    this.statuses = urls.status(logs);
    this.results = urls.result();
    this.absences = new FailureStreak(runtime.time);
    this.troubles = new FailureStreak(runtime.time);
    this.lags = new FailureStreak(runtime.time);
    this.statusOffered = true;
  }

  WaitAction first(Duration wait) {
    return ask(false, wait);
  }

  /** What went wrong last, where nothing has gone well since. */
  @Nullable FluxException lastTrouble() {
    return lastTrouble;
  }

  /**
   * The step after an answer; {@code pause} is what the schedule would wait where the job is not
   * over.
   */
  WaitAction after(ClassifiedResponse verdict, boolean ofResult, Supplier<Duration> pause) {
    ClassifiedResponse.Kind kind = verdict.kind();
    if (kind != ClassifiedResponse.Kind.TROUBLE && kind != ClassifiedResponse.Kind.LIMITED) {
      troubles.end();
      lastTrouble = null;
      if (kind != ClassifiedResponse.Kind.ABSENT) {
        // The result tells what the status did not: so it will from now on.
        statusOffered &= !(ofResult && absences.length() > 0);
        absences.end();
      }
    }
    return switch (kind) {
      case IMAGES -> new WaitAction.Done(runtime.models.result(verdict.answer()));
      case PENDING -> completed ? lagging(verdict) : pending(verdict, ofResult, pause.get());
      case COMPLETED -> completed(verdict, ofResult);
      case ABSENT -> absent(verdict, ofResult);
      case TROUBLE -> trouble(verdict, ofResult);
      case LIMITED -> limited(verdict, ofResult);
      case FAILED, CANCELLED, UNAUTHORISED -> failed(verdict);
    };
  }

  /** The step after a call that brought no answer. */
  WaitAction after(FluxException failure, boolean ofResult) {
    lastTrouble = failure;
    troubles.add();
    return patient()
        ? otherwise(ofResult, runtime.backoff.after(troubles.length()))
        : new WaitAction.Failed(failure);
  }

  private WaitAction pending(ClassifiedResponse verdict, boolean ofResult, Duration pause) {
    return ask(ofResult && ++returns > MOST_RETURNS, pause(verdict, pause));
  }

  private WaitAction completed(ClassifiedResponse verdict, boolean ofResult) {
    completed = true;
    return ofResult ? emptyHanded(verdict) : ask(true, Duration.ZERO);
  }

  /**
   * Completed, and yet not at the result's address. States are not monotone: only the deadline ends
   * this.
   */
  private WaitAction lagging(ClassifiedResponse verdict) {
    lags.add();
    return ask(true, pause(verdict, runtime.backoff.after(lags.length())));
  }

  /**
   * Completed, and yet no images there. They may come a little later, or stand at another address.
   */
  private WaitAction emptyHanded(ClassifiedResponse verdict) {
    lags.add();
    if (lags.lastsLongerThan(LAG)) {
      return new WaitAction.Failed(runtime.failures.emptyHanded(verdict, requestId));
    }
    results.next();
    return ask(true, runtime.backoff.after(lags.length()));
  }

  private WaitAction absent(ClassifiedResponse verdict, boolean ofResult) {
    if ((ofResult ? results : statuses).next()) {
      return ask(ofResult, Duration.ZERO);
    }
    if (ofResult && completed) {
      return emptyHanded(verdict);
    }
    absences.add();
    if (!ofResult) {
      return ask(true, Duration.ZERO);
    }
    return absences.lastsLongerThan(absencePatience)
        ? failed(verdict)
        : ask(false, runtime.backoff.after(absences.length()));
  }

  private WaitAction trouble(ClassifiedResponse verdict, boolean ofResult) {
    if (ofResult && completed && verdict.answer().successful() && verdict.answer().isObject()) {
      return emptyHanded(verdict);
    }
    FluxException failure = runtime.failures.of(verdict, requestId);
    lastTrouble = failure;
    troubles.add();
    boolean often = troubles.length() > runtime.settings.retries();
    if (ofResult && often && runtime.failures.isTheJobs(verdict, completed, statusOffered)) {
      return new WaitAction.Failed(runtime.failures.job(verdict, requestId));
    }
    return patient()
        ? otherwise(ofResult, pause(verdict, runtime.backoff.after(troubles.length())))
        : failed(verdict);
  }

  private WaitAction limited(ClassifiedResponse verdict, boolean ofResult) {
    FluxException failure = runtime.failures.of(verdict, requestId);
    lastTrouble = failure;
    troubles.add();
    return failure instanceof LimitExceededException limit && limit.outOfCredit()
        ? new WaitAction.Failed(failure)
        : ask(ofResult, pause(verdict, runtime.backoff.after(troubles.length())));
  }

  private WaitAction failed(ClassifiedResponse verdict) {
    return new WaitAction.Failed(runtime.failures.of(verdict, requestId));
  }

  private boolean patient() {
    return troubles.length() <= runtime.settings.retries() || !troubles.lastsLongerThan(PATIENCE);
  }

  /** In trouble for the second time, the other address may do better. */
  private WaitAction otherwise(boolean ofResult, Duration wait) {
    boolean swap = troubles.length() % 2 == 0 && !completed;
    return ask(swap != ofResult, wait);
  }

  private WaitAction ask(boolean result, Duration wait) {
    boolean really = result || !statusOffered || statuses.none();
    return new WaitAction.Ask(really, (really ? results : statuses).current(), wait);
  }

  private Duration pause(ClassifiedResponse verdict, Duration own) {
    Duration asked = RetryAfterHeader.of(verdict.answer(), runtime.time.now());
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return RetryAfterHeader.bearable(asked);
  }
}
