package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.job.JobWait.Outcome;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.response.ResponseHeaders;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All waits for one job, and how the job ended. The waits share one poller, which runs as long as
 * there is one of them.
 */
public final class JobMonitor {
  final ClientRuntime runtime;
  final Job job;
  final JobRef ref;
  final boolean newlySubmitted;
  private final long begun;
  private final List<Consumer<Progress>> progressCallbacks = new CopyOnWriteArrayList<>();
  private final List<JobWait> waits = new ArrayList<>(1);
  private @Nullable Poller poller;
  private volatile @Nullable Outcome outcome;
  private boolean endReported;
  private volatile @Nullable Times times;

  /** Lines of the responses' headers, as text to save heap. */
  private volatile String headers = "";

  /** How long the job waited in the queue, and how long it ran, as far as that is known. */
  public record Times(@Nullable Duration queue, @Nullable Duration run) {}

  /** {@code newlySubmitted}: this client saw the gateway accept the job. */
  public JobMonitor(ClientRuntime runtime, Job job, JobRef ref, boolean newlySubmitted) {
    this.runtime = runtime;
    this.job = job;
    this.ref = ref;
    this.newlySubmitted = newlySubmitted;
    this.begun = runtime.time.nanoTime();
  }

  /**
   * The images, if they are known.
   *
   * @throws FluxException if it is known that the job failed
   */
  public @Nullable ImageResult result() {
    Outcome known = outcome;
    if (known != null && known.failure() instanceof FluxException failure) {
      throw ExceptionConstructors.get().copy(failure);
    }
    return known == null ? null : known.images();
  }

  /** Whether the images are known. */
  public boolean isFinished() {
    Outcome known = outcome;
    return known != null && known.images() != null;
  }

  /** Keeps images that came without a wait. */
  public void keep(ImageResult images) {
    outcome = new Outcome(images, null);
  }

  void keep(Times times) {
    this.times = times;
  }

  /** Null until a wait has seen the job completed. */
  public @Nullable Times times() {
    return times;
  }

  public synchronized void addHeaders(String lines) {
    headers += lines;
  }

  public Map<String, List<String>> headers() {
    return ResponseHeaders.of(headers);
  }

  public void addProgressCallback(Consumer<Progress> callback) {
    progressCallbacks.add(callback);
  }

  boolean hasProgressCallbacks() {
    return !progressCallbacks.isEmpty();
  }

  /** A future of the images. */
  public CancellationPropagatingFuture<ImageResult> join(Duration deadline) {
    JobWait wait = new JobWait(this, deadline);
    Outcome known = outcome;
    if (known != null) {
      reportEnd(known);
      wait.end(known, Runnable::run);
      return wait.future;
    }
    Poller first = null;
    boolean nearest;
    // First, since it may throw: then nothing has been registered yet.
    wait.startTimer();
    synchronized (this) {
      nearest = wait.deadlineAt - nearestDeadline() < 0;
      waits.add(wait);
      if (poller == null) {
        first = new Poller(this, new ProgressTracker(runtime, ref.model(), begun, newlySubmitted));
        poller = first;
      }
    }
    if (first != null) {
      first.poll();
    } else if (nearest) {
      pollNow(); // the pause may be longer than this wait; the next one heeds its deadline
    }
    if (wait.future.isDone()) {
      leave(wait);
    }
    return wait.future;
  }

  /**
   * Refuses a wait in a callback of this job, if the job is not known to be over.
   *
   * @throws IllegalStateException if this thread is in such a callback
   */
  public void checkMayWait() {
    if (outcome == null) {
      Callbacks.checkMayWaitFor(job);
    }
  }

  /** Polls at once, if there is a wait for the job. */
  public void pollNow() {
    Poller current = current();
    if (current != null) {
      current.skipPause();
    }
  }

  void notifyProgress(Progress progress) {
    for (Consumer<Progress> callback : progressCallbacks) {
      Callbacks.run(job, () -> callback.accept(progress));
    }
    runtime.notifyListener(job, listener -> listener.polled(job, progress));
  }

  /** The job is over at the gateway: all waits end so from now on. */
  void jobEnded(Outcome end, Executor callers) {
    outcome = end;
    reportEnd(end);
    endWaits(end, callers);
  }

  /** A wait failed, which does not affect later waits. */
  void waitFailed(Poller by, Throwable failure, Executor callers) {
    if (current() == by) {
      endWaits(new Outcome(null, failure), callers);
    }
  }

  /** The callers of several waits do not wait for each other. */
  private void endWaits(Outcome end, Executor callers) {
    List<JobWait> all;
    Poller unneeded;
    synchronized (this) {
      all = List.copyOf(waits);
      all.forEach(JobWait::stopTimer);
      waits.clear();
      unneeded = poller;
      poller = null;
    }
    if (unneeded != null) {
      unneeded.leave();
    }
    for (int i = 0; i < all.size(); i++) {
      all.get(i).end(end, i < all.size() - 1 ? runtime.threads : callers);
    }
  }

  /** Reports the end once: a poller that was left may reach the end at the same time. */
  private void reportEnd(Outcome end) {
    synchronized (this) {
      if (endReported) {
        return;
      }
      endReported = true;
    }
    FluxException failure = end.failure() instanceof FluxException known ? known : null;
    Duration elapsed = Duration.ofNanos(runtime.time.nanoTime() - begun);
    runtime.notifyListener(job, listener -> listener.finished(job, elapsed, failure));
  }

  /** When the first of the waits ends. */
  synchronized long nearestDeadline() {
    long now = runtime.time.nanoTime();
    long nearest = Long.MAX_VALUE;
    for (JobWait wait : waits) {
      nearest = Math.min(nearest, wait.deadlineAt - now);
    }
    return nearest == Long.MAX_VALUE ? nearest : now + nearest;
  }

  void leave(JobWait wait) {
    Poller unneeded = null;
    synchronized (this) {
      wait.stopTimer();
      if (waits.remove(wait) && waits.isEmpty()) {
        unneeded = poller;
        poller = null;
      }
    }
    if (unneeded != null) {
      unneeded.leave();
    }
  }

  /** What went wrong last in the wait that goes on, if nothing has gone well since. */
  @Nullable FluxException lastFailure() {
    Poller current = current();
    return current == null ? null : current.lastFailure();
  }

  private synchronized @Nullable Poller current() {
    return poller;
  }
}
