package dev.fluxcontract.client;

import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One submit, until there is a job or it is clear why there is none. The request leaves again only
 * where it surely was not taken: where it had not left, or where the gateway asks for another try
 * later.
 */
final class Submission implements Wire.Landing, Line.Work {
  private final Line line;
  private final String model;
  private final Request request;
  private final Executor completion;
  private final long deadline;
  final LinkedFuture<Job> job = new LinkedFuture<>(this::stop);

  private volatile Departure departure = new Departure();
  private volatile boolean stopped;
  private @Nullable Flight flight;
  private Timeline.@Nullable Timer pause;
  private int failures;
  private int stale;

  Submission(Line line, ApiModel request, SubmitOptions options, Executor completion) {
    this.line = line;
    this.model = RequestCalls.path(request.getClass());
    this.request = line.calls.submit(request, options);
    this.completion = completion;
    this.deadline = line.time.nanoTime() + line.settings.deadline().toNanos();
  }

  /** What is known when the wait for this is interrupted. */
  Evidence known() {
    return Evidence.of(taken());
  }

  private Taken taken() {
    return departure.stay() ? Taken.NO : Taken.UNKNOWN;
  }

  /** {@code here} where this thread will wait for the end. */
  void start(boolean here) {
    line.begin(this);
    send(here);
  }

  private void send(boolean here) {
    Flight next = new Flight(line.wire, this);
    Departure attempt = new Departure();
    synchronized (this) {
      if (stopped) {
        return;
      }
      departure = attempt;
      flight = next;
    }
    next.start(
        request.newBuilder().tag(Departure.class, attempt).build(),
        Settings.shorter(line.settings.submitLimit(), left()),
        here);
  }

  @Override
  public void answered(Answer answer) {
    try {
      Job taken = Receipt.job(line, answer, model);
      if (taken == null) {
        notTaken(answer);
        return;
      }
      line.tell(listener -> listener.submitted(taken));
      line.end(this);
      job.settle(taken, completion);
    } catch (RuntimeException | Error e) {
      // A fault of this client must not leave anybody waiting.
      fail(e);
    }
  }

  private void notTaken(Answer answer) {
    FluxException failure = line.failures.refused(answer, answer.header(Receipt.ID_HEADER));
    Duration wait =
        failure instanceof LimitExceededException limit && !limit.outOfCredit()
            ? limit.retryAfter()
            : null;
    if (wait == null || !again(failure, RetryAfter.bearable(wait))) {
      fail(failure);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    if (e instanceof LeaveOnce.StaleConnectionException && stale++ == 0) {
      line.wire.freshConnections();
      send(false);
      return;
    }
    boolean late = timedOut && left().toNanos() <= 0;
    FluxException failure = line.failures.unreachable(e, taken(), null);
    if (late) {
      fail(line.failures.late(line.settings.deadline(), failure));
    } else if (failure.taken() != Taken.NO
        || isFinal(e)
        || !again(failure, line.backoff.after(failures + 1))) {
      fail(failure);
    }
  }

  /** A certificate that is not trusted now will not be in a moment. */
  private static boolean isFinal(IOException e) {
    return e instanceof SSLPeerUnverifiedException || e.getCause() instanceof CertificateException;
  }

  /** Tries again after a wait, unless that is too often or too late. */
  private boolean again(FluxException why, Duration wait) {
    if (++failures > line.settings.retries() || wait.compareTo(left()) >= 0) {
      return false;
    }
    line.tell(listener -> listener.retrying(null, why, wait));
    synchronized (this) {
      // Whoever stops this while it waits knows that there is no job.
      departure = new Departure();
      if (!stopped) {
        pause = line.time.after(wait.toNanos(), () -> send(false));
      }
    }
    return true;
  }

  private Duration left() {
    return Duration.ofNanos(deadline - line.time.nanoTime());
  }

  private void fail(Throwable failure) {
    line.end(this);
    job.fail(failure, completion);
  }

  @Override
  public void closed() {
    stop();
    fail(line.failures.closed(taken(), null));
  }

  private synchronized void stop() {
    stopped = true;
    line.end(this);
    if (flight != null) {
      flight.cancel();
    }
    if (pause != null) {
      pause.cancel();
    }
  }
}
