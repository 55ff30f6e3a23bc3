package dev.fluxcontract.client;

import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A job that a gateway took. It runs there whether or not anybody waits here; its {@link
 * #requestId()} and {@link #model()} are enough to pick it up again, in another process too.
 *
 * <p>A job is safe for use by many threads. All who wait for it share one series of status calls.
 */
public final class Job {
  private final Line line;
  private final JobRef ref;

  /**
   * The ticket's JSON. As text it takes a third of the room, in a client with ten thousand jobs.
   */
  private final @Nullable ByteString ticket;

  private final long begun;
  private final Watch watch;
  private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable ImageResult result;
  private volatile @Nullable FluxException failure;

  private Job(Line line, JobRef ref, @Nullable ByteString ticket) {
    this.line = line;
    this.ref = ref;
    this.ticket = ticket;
    this.begun = line.time.nanoTime();
    this.watch = new Watch(line, this);
  }

  /** A job that a submit's answer tells of. */
  static Job taken(Line line, JobRef ref, ByteString ticket) {
    return new Job(line, ref, ticket);
  }

  /** A job whose images came with the submit's answer. */
  static Job finished(Line line, JobRef ref, ImageResult result) {
    Job job = new Job(line, ref, null);
    job.result = result;
    return job;
  }

  /** A job that was taken earlier. */
  static Job pickedUp(Line line, JobRef ref) {
    return new Job(line, ref, null);
  }

  /**
   * The gateway's id of this job; null only where a gateway answered the submit with the images
   * themselves and no id.
   */
  public @Nullable String requestId() {
    return ref.requestId();
  }

  /**
   * The path that this job was submitted to, without a slash at its start, such as {@code
   * fal-ai/flux-1/dev}. A job that was resumed from its ticket has as much of it as the ticket's
   * URLs tell: {@code fal-ai/flux-1}, or {@code unknown}.
   */
  public String model() {
    return ref.model();
  }

  /**
   * The ticket that the gateway answered, to be saved and {@linkplain FluxClient#resume resumed}
   * later. What the gateway left out of it is filled in with what this client goes by. Null where
   * there was none: the job was picked up by its id, or the images came at once.
   */
  public @Nullable QueueTicket ticket() {
    return ticket == null
        ? null
        : line.models.ticket(Json.object(ticket), ref, Questions.resultUrl(line, ref));
  }

  /**
   * Asks how the job stands, now. Where the gateway does not offer the status, the result's address
   * tells it.
   *
   * @throws FluxException if the gateway does not say
   */
  public QueueStatus status() {
    return result == null
        ? new Questions(line, ref).status()
        : line.models.finished(ref.requestId());
  }

  /**
   * Fetches the images of a job that is over. {@link #await()} waits for it.
   *
   * @throws FluxException if the job is not over, or failed, or the gateway does not say
   */
  public ImageResult result() {
    FluxException ended = failure;
    if (ended != null) {
      throw ended;
    }
    ImageResult known = result;
    if (known == null) {
      known = new Questions(line, ref).result();
      result = known;
    }
    return known;
  }

  /**
   * Asks the gateway to stop the job. It may still finish, and be billed. Who waits for the job
   * learns of its end as always.
   *
   * @return what the gateway said; its status is filled in where the gateway says as much in
   *     another way
   * @throws FluxException if the gateway does not offer this, or does not say
   */
  public CancelAnswer cancel() {
    CancelAnswer answer = new Questions(line, ref).cancel();
    watch.hurry();
    return answer;
  }

  /**
   * Waits until the job is over, for as long as the client's deadline.
   *
   * @throws FluxException if the job failed, or the deadline passed, or the gateway does not say
   */
  public ImageResult await() {
    return await(line.settings.deadline());
  }

  /**
   * Waits until the job is over, for as long as a deadline, which covers everything: pauses, calls,
   * and calls made again.
   *
   * @throws FluxException if the job failed, or the deadline passed, or the gateway does not say
   */
  public ImageResult await(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("await(" + deadline + "): a deadline is longer than 0");
    }
    Blocking.checkInterrupt(this::known);
    return Blocking.await(join(Settings.bounded(deadline), Runnable::run), this::known);
  }

  /**
   * A future of the images, for as long as the client's deadline. It ends with a {@link
   * FluxException} where {@link #await()} throws one.
   *
   * <p>Cancelling it, or what was made from it, ends this wait and its call. The job goes on;
   * {@link #cancel()} stops that.
   */
  public CompletableFuture<ImageResult> future() {
    return join(line.settings.deadline(), line.threads);
  }

  /**
   * Has a listener told how the job stands, each time the gateway says so during a wait. It is
   * called on a thread of the client's, before the wait goes on. Asking for the log lines is part
   * of it.
   *
   * @return this job
   */
  public Job onProgress(Consumer<Progress> listener) {
    listeners.add(listener);
    return this;
  }

  private LinkedFuture<ImageResult> join(Duration deadline, Executor completion) {
    ImageResult known = result;
    FluxException ended = failure;
    if (known == null && ended == null) {
      line.checkOpen();
      return watch.join(deadline, completion);
    }
    LinkedFuture<ImageResult> over = new LinkedFuture<>(() -> {});
    if (known != null) {
      over.complete(known);
    } else if (ended != null) {
      over.completeExceptionally(ended);
    }
    return over;
  }

  /** What asks for this job on behalf of a watch. */
  Poller poller(Poller.End end, LongSupplier nearestDeadline) {
    JobUrls urls = new JobUrls(line.gateway, line.calls, ref);
    Course course = new Course(line, urls, ref.requestId(), isFresh(), !listeners.isEmpty());
    return new Poller(
        line,
        this,
        course,
        new Tracker(line, ref.model(), begun),
        new Outcome(end),
        nearestDeadline);
  }

  /**
   * Listens for news of this job, each of which is a reason to ask; null where that is not to be.
   */
  @Nullable StatusStream listen(Runnable news) {
    return line.streams.open(() -> new JobUrls(line.gateway, line.calls, ref).stream(), news);
  }

  /** Whether this client saw the job being taken. */
  boolean isFresh() {
    return ticket != null;
  }

  void tell(Progress progress) {
    for (Consumer<Progress> listener : listeners) {
      Line.telling(() -> listener.accept(progress));
    }
    line.tell(listener -> listener.polled(this, progress));
  }

  DeadlineExceededException late(Duration deadline, @Nullable FluxException trouble) {
    String last = trouble == null ? "" : "; at last: " + trouble.getMessage();
    return new DeadlineExceededException(
        this
            + " was not over within "
            + deadline
            + ". It goes on at the gateway and can be waited for again"
            + last,
        trouble == null ? known() : trouble.evidence(),
        this,
        trouble);
  }

  private Evidence known() {
    return Evidence.of(Taken.YES, ref.requestId());
  }

  @Override
  public String toString() {
    return "Job "
        + line.redaction.apply(String.valueOf(ref.requestId()))
        + " ("
        + ref.model()
        + ")";
  }

  /** Keeps how the job ended before those who wait are told. */
  private final class Outcome implements Poller.End {
    private final Poller.End waiting;

    Outcome(Poller.End waiting) {
      this.waiting = waiting;
    }

    @Override
    public void done(ImageResult images) {
      result = images;
      finished(null);
      waiting.done(images);
    }

    @Override
    public void failed(Throwable why) {
      if (why instanceof JobFailedException || why instanceof JobCancelledException) {
        failure = (FluxException) why;
        finished(failure);
      }
      waiting.failed(why);
    }

    private void finished(@Nullable FluxException why) {
      Duration elapsed = Duration.ofNanos(line.time.nanoTime() - begun);
      line.tell(listener -> listener.finished(Job.this, elapsed, why));
    }
  }
}
