package dev.fluxcontract.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
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
  private final Iterator<Request> places;
  private final long deadline;
  final LinkedFuture<Answer> answer = new LinkedFuture<>(this::stop);

  private Request place;
  private boolean stopped;
  private int failures;
  private @Nullable Flight flight;
  private Timeline.@Nullable Timer pause;

  Inquiry(Line line, @Nullable String requestId, List<Request> places) {
    this.line = line;
    this.requestId = requestId;
    this.places = places.iterator();
    this.place = this.places.next();
    this.deadline = line.time.nanoTime() + line.settings.deadline().toNanos();
  }

  /** Asks, and waits for the answer. */
  Answer ask() {
    Blocking.checkInterrupt(this::known);
    line.checkOpen();
    start();
    return Blocking.await(answer, this::known);
  }

  void start() {
    line.begin(this);
    send();
  }

  private Evidence known() {
    return Evidence.of(Taken.YES, requestId);
  }

  private synchronized void send() {
    if (!stopped) {
      flight = line.wire.send(place, line.settings.readLimit(), this);
    }
  }

  @Override
  public void answered(Answer told) {
    int status = told.status();
    boolean absent = status == 404 || status == 405 || status == 410 || status == 501;
    if (absent && places.hasNext()) {
      place = places.next();
      send();
      return;
    }
    boolean trouble = (status >= 500 && status != 501) || status == 408 || status == 429;
    Duration asked = RetryAfter.of(told, line.time.now());
    Duration wait = asked == null ? line.backoff.after(failures + 1) : asked;
    if (!trouble || !again(wait)) {
      line.end(this);
      answer.settle(told, Runnable::run);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    if (!again(line.backoff.after(failures + 1))) {
      fail(line.failures.unreachable(e, Taken.YES, requestId));
    }
  }

  private synchronized boolean again(Duration wait) {
    boolean late = line.time.nanoTime() + wait.toNanos() >= deadline;
    if (++failures > line.settings.retries() || late) {
      return false;
    }
    if (!stopped) {
      pause = line.time.after(wait.toNanos(), this::send);
    }
    return true;
  }

  @Override
  public void closed() {
    stop();
    fail(line.failures.closed(Taken.YES, requestId));
  }

  private void fail(FluxException failure) {
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
