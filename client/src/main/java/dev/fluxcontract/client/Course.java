package dev.fluxcontract.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The course of one wait: after each answer, where to ask next, or how it ends. It knows nothing of
 * sockets and threads; one call at a time is made into it.
 */
final class Course {
  /** How long nothing but trouble is borne. A job that is paid for is worth a gateway's restart. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * How long a gateway may show no images of a job that it calls completed, or not know one that
   * was picked up again.
   */
  static final Duration LAG = Duration.ofSeconds(10);

  /** So often a status that was in trouble is tried again after the result told as much. */
  private static final int MOST_RETURNS = 5;

  private final Line line;
  private final @Nullable String requestId;
  private final Duration absencePatience;
  private final Places statuses;
  private final Places results;
  private final Streak absences;
  private final Streak troubles;
  private final Streak lags;

  /** A gateway may not offer the status; then the result tells as much. */
  private boolean statusOffered;

  private boolean completed;
  private int returns;
  private volatile @Nullable FluxException lastTrouble;

  /** {@code fresh} where the gateway took this job just now, so that it is bound to know it. */
  Course(Line line, JobUrls urls, @Nullable String requestId, boolean fresh, boolean logs) {
    this.line = line;
    this.requestId = requestId;
    this.absencePatience = fresh ? PATIENCE : LAG;
    this.statuses = urls.status(logs);
    this.results = urls.result();
    this.absences = new Streak(line.time);
    this.troubles = new Streak(line.time);
    this.lags = new Streak(line.time);
    this.statusOffered = true;
  }

  Step first(Duration wait) {
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
  Step after(Verdict verdict, boolean ofResult, Supplier<Duration> pause) {
    Verdict.Kind kind = verdict.kind();
    if (kind != Verdict.Kind.TROUBLE && kind != Verdict.Kind.LIMITED) {
      troubles.end();
      lastTrouble = null;
      if (kind != Verdict.Kind.ABSENT) {
        // The result tells what the status did not: so it will from now on.
        statusOffered &= !(ofResult && absences.length() > 0);
        absences.end();
      }
    }
    return switch (kind) {
      case IMAGES -> new Step.Done(line.models.result(verdict.answer()));
      case PENDING -> completed ? lagging(verdict) : pending(verdict, ofResult, pause.get());
      case COMPLETED -> completed(verdict, ofResult);
      case ABSENT -> absent(verdict, ofResult);
      case TROUBLE -> trouble(verdict, ofResult);
      case LIMITED -> limited(verdict, ofResult);
      case FAILED, CANCELLED, UNAUTHORISED -> failed(verdict);
    };
  }

  /** The step after a call that brought no answer. */
  Step after(FluxException failure, boolean ofResult) {
    lastTrouble = failure;
    troubles.add();
    return patient()
        ? otherwise(ofResult, line.backoff.after(troubles.length()))
        : new Step.Failed(failure);
  }

  private Step pending(Verdict verdict, boolean ofResult, Duration pause) {
    return ask(ofResult && ++returns > MOST_RETURNS, pause(verdict, pause));
  }

  private Step completed(Verdict verdict, boolean ofResult) {
    completed = true;
    return ofResult ? emptyHanded(verdict) : ask(true, Duration.ZERO);
  }

  /**
   * Completed, and yet not at the result's address. States are not monotone: only the deadline ends
   * this.
   */
  private Step lagging(Verdict verdict) {
    lags.add();
    return ask(true, pause(verdict, line.backoff.after(lags.length())));
  }

  /**
   * Completed, and yet no images there. They may come a little later, or stand at another address.
   */
  private Step emptyHanded(Verdict verdict) {
    lags.add();
    if (lags.lastsLongerThan(LAG)) {
      return new Step.Failed(line.failures.emptyHanded(verdict, requestId));
    }
    results.next();
    return ask(true, line.backoff.after(lags.length()));
  }

  private Step absent(Verdict verdict, boolean ofResult) {
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
        : ask(false, line.backoff.after(absences.length()));
  }

  private Step trouble(Verdict verdict, boolean ofResult) {
    if (ofResult && completed && verdict.answer().successful() && verdict.answer().isObject()) {
      return emptyHanded(verdict);
    }
    FluxException failure = line.failures.of(verdict, requestId);
    lastTrouble = failure;
    troubles.add();
    boolean often = troubles.length() > line.settings.retries();
    if (ofResult && often && line.failures.isTheJobs(verdict, completed, statusOffered)) {
      return new Step.Failed(line.failures.job(verdict, requestId));
    }
    return patient()
        ? otherwise(ofResult, pause(verdict, line.backoff.after(troubles.length())))
        : failed(verdict);
  }

  private Step limited(Verdict verdict, boolean ofResult) {
    FluxException failure = line.failures.of(verdict, requestId);
    lastTrouble = failure;
    troubles.add();
    return failure instanceof LimitExceededException limit && limit.outOfCredit()
        ? new Step.Failed(failure)
        : ask(ofResult, pause(verdict, line.backoff.after(troubles.length())));
  }

  private Step failed(Verdict verdict) {
    return new Step.Failed(line.failures.of(verdict, requestId));
  }

  private boolean patient() {
    return troubles.length() <= line.settings.retries() || !troubles.lastsLongerThan(PATIENCE);
  }

  /** In trouble for the second time, the other address may do better. */
  private Step otherwise(boolean ofResult, Duration wait) {
    boolean swap = troubles.length() % 2 == 0 && !completed;
    return ask(swap != ofResult, wait);
  }

  private Step ask(boolean result, Duration wait) {
    boolean really = result || !statusOffered || statuses.none();
    return new Step.Ask(really, (really ? results : statuses).current(), wait);
  }

  private Duration pause(Verdict verdict, Duration own) {
    Duration asked = RetryAfter.of(verdict.answer(), line.time.now());
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return RetryAfter.bearable(asked);
  }
}
