package dev.fluxcontract.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way. It ends by an answer, a failure, its time limit or a cancellation, whichever
 * comes first.
 */
final class Flight implements Callback {
  private static final int MOST_REDIRECTS = 5;

  private final Wire wire;
  private final Wire.Landing landing;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Call call;
  private volatile Timeline.@Nullable Timer limit;
  private int redirects;

  Flight(Wire wire, Wire.Landing landing) {
    this.wire = wire;
    this.landing = landing;
  }

  void start(Request request, Duration timeLimit) {
    limit = wire.time().after(timeLimit.toNanos(), () -> timeOut(timeLimit));
    enqueue(request);
  }

  /** Ends the call without a word to the landing. What is on the socket is cut off. */
  void cancel() {
    if (over.compareAndSet(false, true)) {
      hangUp();
    }
  }

  @Override
  public void onResponse(Call done, Response response) {
    Answer answer;
    try (response) {
      Request next = redirected(response);
      if (next != null) {
        enqueue(next);
        return;
      }
      answer = Answer.read(response);
    } catch (IOException e) {
      onFailure(done, e);
      return;
    }
    if (over.compareAndSet(false, true)) {
      end();
      landing.answered(answer);
    }
  }

  @Override
  public void onFailure(Call done, IOException e) {
    if (over.compareAndSet(false, true)) {
      end();
      landing.failed(e, false);
    }
  }

  private void timeOut(Duration timeLimit) {
    if (over.compareAndSet(false, true)) {
      hangUp();
      // What comes next may call a listener, which must not hold up the one thread of the timeline.
      wire.hop(
          () -> landing.failed(new InterruptedIOException("No answer within " + timeLimit), true));
    }
  }

  private void enqueue(Request request) {
    Call next = wire.http(request).newCall(request);
    call = next;
    next.enqueue(this);
    if (over.get()) {
      next.cancel();
    }
  }

  private void hangUp() {
    stopTheClock();
    Call current = call;
    if (current != null) {
      current.cancel();
    }
  }

  private void stopTheClock() {
    Timeline.Timer timer = limit;
    if (timer != null) {
      timer.cancel();
    }
  }

  /** A job keeps its last flight; the call in it would take more room than all the rest. */
  private void end() {
    stopTheClock();
    limit = null;
    call = null;
  }

  /**
   * Where a read goes on. A redirect to another origin is an answer like any other: nobody asked
   * for that origin.
   */
  private @Nullable Request redirected(Response response) {
    Request request = response.request();
    String location = response.header("Location");
    boolean redirect = response.code() >= 301 && response.code() <= 308 && response.code() != 304;
    if (!redirect || location == null || !request.method().equals("GET")) {
      return null;
    }
    HttpUrl next = request.url().resolve(location);
    return next != null
            && wire.gateway().owns(next)
            && next.username().isEmpty()
            && next.password().isEmpty()
            && redirects++ < MOST_REDIRECTS
        ? request.newBuilder().url(next).build()
        : null;
  }
}
