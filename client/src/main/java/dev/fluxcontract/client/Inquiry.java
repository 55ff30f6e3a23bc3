package dev.fluxcontract.client;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One question about a job, asked at one address after the other until one of them offers an
 * answer, and again where the gateway is in trouble. Questions change nothing at the gateway,
 * cancelling included, so that asking again does no harm.
 */
final class Inquiry implements Wire.Landing, Line.Work {
  private final Line line;
  private final @Nullable String requestId;
  private final Places places;
  private final long deadline;
  final LinkedFuture<Answer> answer = new LinkedFuture<>(this::stop);

  private final Request.Builder how;
  private Request question;
  private boolean stopped;
  private int failures;
  private @Nullable Flight flight;
  private Timeline.@Nullable Timer pause;

  /** {@code how} is the call but for its address. */
  Inquiry(Line line, @Nullable String requestId, Places places, Request.Builder how) {
    this.line = line;
    this.requestId = requestId;
    this.places = places;
    this.how = how;
    this.question = how.url(places.current()).build();
    this.deadline = line.time.nanoTime() + line.settings.deadline().toNanos();
  }

  /** Asks, and waits for the answer. */
  Answer ask() {
    Blocking.checkInterrupt(this::known);
    line.checkOpen();
    start(true);
    return Blocking.await(answer, this::known);
  }

  /** {@code here} where this thread will wait for the answer. */
  void start(boolean here) {
    line.begin(this);
    send(here);
  }

  private Evidence known() {
    return Evidence.of(Taken.YES, requestId, line.redaction);
  }

  private void send(boolean here) {
    Flight next = new Flight(line.wire, this);
    synchronized (this) {
      if (stopped) {
        return;
      }
      flight = next;
    }
    next.start(question, Settings.shorter(line.settings.readLimit(), left()), here);
  }

  @Override
  public void answered(Answer told) {
    try {
      take(told);
    } catch (RuntimeException | Error e) {
      // A fault of this client must not leave anybody waiting.
      fail(e);
    }
  }

  private void take(Answer told) {
    int status = told.status();
    boolean absent = status == 404 || status == 405 || status == 410 || status == 501;
    if (absent && places.next()) {
      question = how.url(places.current()).build();
      send(false);
      return;
    }
    boolean trouble = (status >= 500 && status != 501) || status == 408 || status == 429;
    Duration asked = RetryAfter.of(told, line.time.now());
    Duration wait = asked == null ? line.backoff.after(failures + 1) : RetryAfter.bearable(asked);
    if (!trouble || !again(wait)) {
      line.end(this);
      answer.settle(told, Runnable::run);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    if (again(line.backoff.after(failures + 1))) {
      return;
    }
    FluxException failure = line.failures.unreachable(e, Taken.YES, requestId);
    boolean late = timedOut && left().toNanos() <= 0;
    fail(late ? line.failures.late(line.settings.deadline(), failure) : failure);
  }

  private synchronized boolean again(Duration wait) {
    if (++failures > line.settings.retries() || wait.compareTo(left()) >= 0) {
      return false;
    }
    if (!stopped) {
      pause = line.time.after(wait.toNanos(), () -> send(false));
    }
    return true;
  }

  @Override
  public void closed() {
    stop();
    fail(line.failures.closed(Taken.YES, requestId));
  }

  private Duration left() {
    return Duration.ofNanos(deadline - line.time.nanoTime());
  }

  private void fail(Throwable failure) {
    line.end(this);
    answer.fail(failure, Runnable::run);
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
