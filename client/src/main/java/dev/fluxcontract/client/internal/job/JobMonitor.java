package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All who wait for one job, and how it ended. They share one poller, which runs while there is one
 * of them.
 */
public final class JobMonitor {
  private final ClientRuntime runtime;
  private final Job job;
  private final JobRef ref;

  /** Whether this client saw the job being taken. */
  private final boolean fresh;

  private final long begun;
  private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();
  private final List<Waiter> waiters = new ArrayList<>(1);
  private @Nullable Poller poller;
  private volatile @Nullable ImageResult result;
  private volatile @Nullable FluxException failure;
  private boolean told;

  public JobMonitor(ClientRuntime runtime, Job job, JobRef ref, boolean fresh) {
    this.runtime = runtime;
    this.job = job;
    this.ref = ref;
    this.fresh = fresh;
    this.begun = runtime.time.nanoTime();
  }

  /** The images, once they are known. */
  public @Nullable ImageResult result() {
    return result;
  }

  /** Keeps images that came without a wait. */
  public void keep(ImageResult images) {
    result = images;
  }

  /** How the job failed, once that is known. */
  public @Nullable FluxException failure() {
    return failure;
  }

  public void listen(Consumer<Progress> listener) {
    listeners.add(listener);
  }

  /** A future of the images, which is completed on {@code completion}. */
  public CancellationPropagatingFuture<ImageResult> join(Duration deadline, Executor completion) {
    ImageResult images = result;
    FluxException why = failure;
    if (images != null || why != null) {
      return over(images, why);
    }
    runtime.checkOpen();
    Waiter waiter = new Waiter(this, runtime.time, deadline, completion);
    Poller begins = null;
    synchronized (this) {
      waiters.add(waiter);
      if (poller == null) {
        begins = newPoller();
        poller = begins;
      }
    }
    waiter.startTheClock();
    if (begins != null) {
      begins.start();
    }
    return waiter.future;
  }

  private static CancellationPropagatingFuture<ImageResult> over(
      @Nullable ImageResult images, @Nullable FluxException why) {
    CancellationPropagatingFuture<ImageResult> over = new CancellationPropagatingFuture<>(() -> {});
    if (images != null) {
      over.complete(images);
    } else if (why != null) {
      over.completeExceptionally(why);
    }
    return over;
  }

  private Poller newPoller() {
    JobUrls urls = new JobUrls(runtime.gateway, runtime.calls, ref);
    WaitPolicy course = new WaitPolicy(runtime, urls, ref.requestId(), fresh, !listeners.isEmpty());
    return new Poller(
        runtime, job, this, course, new ProgressTracker(runtime, ref.model(), begun), fresh);
  }

  /** Has the job asked for at once. */
  public void hurry() {
    Poller current = current();
    if (current != null) {
      current.hurry();
    }
  }

  /**
   * Listens for news of the job, each of which is a reason to ask; null where that is not to be.
   */
  @Nullable StatusStream news(Runnable news) {
    return runtime.streams.open(
        () -> new JobUrls(runtime.gateway, runtime.calls, ref).stream(), news);
  }

  void tell(Progress progress) {
    for (Consumer<Progress> listener : listeners) {
      ClientRuntime.telling(() -> listener.accept(progress));
    }
    runtime.tell(listener -> listener.polled(job, progress));
  }

  /** The end that a poller came to. It is kept before those who wait are told. */
  void done(ImageResult images) {
    result = images;
    finished(null);
    everybodyLeaves().forEach(waiter -> waiter.done(images));
  }

  /**
   * The failure that a poller came to: the job's own, or that of a wait, which is none of those who
   * came after it.
   */
  void failed(Poller by, Throwable why) {
    if (why instanceof JobFailedException || why instanceof JobCancelledException) {
      failure = (FluxException) why;
      finished(failure);
    } else if (current() != by) {
      return;
    }
    everybodyLeaves().forEach(waiter -> waiter.failed(why));
  }

  /** Two pollers may come to the end at one time, of which one had been left. */
  private void finished(@Nullable FluxException why) {
    synchronized (this) {
      if (told) {
        return;
      }
      told = true;
    }
    Duration elapsed = Duration.ofNanos(runtime.time.nanoTime() - begun);
    runtime.tell(listener -> listener.finished(job, elapsed, why));
  }

  synchronized long nearestDeadline() {
    long now = runtime.time.nanoTime();
    long nearest = Long.MAX_VALUE;
    for (Waiter waiter : waiters) {
      nearest = Math.min(nearest, waiter.deadlineAt - now);
    }
    return nearest == Long.MAX_VALUE ? nearest : now + nearest;
  }

  private List<Waiter> everybodyLeaves() {
    List<Waiter> all;
    Poller unneeded;
    synchronized (this) {
      all = List.copyOf(waiters);
      all.forEach(Waiter::stopTheClock);
      waiters.clear();
      unneeded = poller;
      poller = null;
    }
    if (unneeded != null) {
      unneeded.stop();
    }
    return all;
  }

  void leave(Waiter waiter) {
    Poller unneeded = null;
    synchronized (this) {
      waiter.stopTheClock();
      if (waiters.remove(waiter) && waiters.isEmpty()) {
        unneeded = poller;
        poller = null;
      }
    }
    if (unneeded != null) {
      unneeded.stop();
    }
  }

  private synchronized @Nullable Poller current() {
    return poller;
  }

  DeadlineExceededException late(Duration deadline) {
    Poller current = current();
    FluxException trouble = current == null ? null : current.lastTrouble();
    String last = trouble == null ? "" : "; at last: " + trouble.getMessage();
    return ExceptionConstructors.get()
        .deadlineExceeded(
            job
                + " was not over within "
                + deadline
                + ". It goes on at the gateway and can be waited for again"
                + last,
            trouble == null
                ? FailureDetails.of(Taken.YES, ref.requestId(), runtime.redaction)
                : ExceptionConstructors.get().details(trouble),
            job,
            trouble);
  }
}
