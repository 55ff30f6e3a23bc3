package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.internal.job.ClientSettings;
import dev.fluxcontract.client.internal.job.InterruptibleWait;
import dev.fluxcontract.client.internal.job.JobConstructors;
import dev.fluxcontract.client.internal.job.JobMonitor;
import dev.fluxcontract.client.internal.job.JobQueries;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A job that a gateway took. It runs there whether or not anybody waits here; its {@link
 * #requestId()} and {@link #model()} are enough to pick it up again, in another process too.
 *
 * <p>A job is safe for use by many threads. All who wait for it share one series of status calls.
 */
public final class Job {
  static {
    JobConstructors.install(new ConstructorAccess.Jobs());
  }

  private final ClientRuntime runtime;
  private final JobRef ref;

  /** The ticket's JSON. As text it takes a third of the room, with ten thousand jobs. */
  private final @Nullable ByteString ticket;

  final JobMonitor monitor;

  /** {@code ticket}: null for a job that was picked up, or whose images came at once. */
  Job(ClientRuntime runtime, JobRef ref, @Nullable ByteString ticket) {
    this.runtime = runtime;
    this.ref = ref;
    this.ticket = ticket;
    boolean newlySubmitted = ticket != null;
    this.monitor = new JobMonitor(runtime, this, ref, newlySubmitted);
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
   * URLs show: {@code fal-ai/flux-1}, or {@code unknown}.
   */
  public String model() {
    return ref.model();
  }

  /**
   * The ticket that the gateway answered, to be saved and {@linkplain
   * FluxClient#resume(QueueTicket) resumed} later. What the gateway left out is filled in with the
   * values that this client uses; of more than 16 KiB, only what the contract names is kept. Null
   * where there was none: the job was picked up by its id, or the images came at once.
   */
  public @Nullable QueueTicket ticket() {
    return ticket == null
        ? null
        : runtime.models.ticket(JsonTree.object(ticket), ref, JobQueries.resultUrl(runtime, ref));
  }

  /**
   * The {@linkplain #ticket() ticket} as JSON, to be saved as text and {@linkplain
   * FluxClient#resume(String) resumed} later; null where there is none.
   */
  public @Nullable String ticketJson() {
    QueueTicket ticket = ticket();
    return ticket == null ? null : runtime.models.json(ticket);
  }

  /**
   * Headers of the submit's answer and, after a wait, of the one with the images: the ids by which
   * the gateway logs and bills. Found by name in any case; without secrets; 2 KiB of each at most.
   */
  public Map<String, List<String>> headers() {
    return monitor.headers();
  }

  /** How long the job waited before it ran, as far as a wait's responses showed; null otherwise. */
  public @Nullable Duration queueTime() {
    JobMonitor.Times times = monitor.times();
    return times == null ? null : times.queue();
  }

  /**
   * How long it ran: as its last status states, or as a wait's responses showed; null otherwise.
   */
  public @Nullable Duration runTime() {
    JobMonitor.Times times = monitor.times();
    return times == null ? null : times.run();
  }

  /**
   * Asks for the job's state, now. Where the gateway does not offer the status, the result's
   * address is asked instead. A job that is over is {@code COMPLETED}, whatever the gateway calls
   * that; one that failed has an {@code error} as well.
   *
   * <p>This blocks, as do {@link #result()} and {@link #cancel()}: as long as the gateway takes,
   * with the client's limits for an attempt, its retries, and its deadline for them all. An
   * interrupt ends it.
   *
   * @throws FluxException if the gateway does not say
   * @throws IllegalStateException if the client is closed
   */
  public QueueStatus status() {
    return !monitor.isFinished()
        ? new JobQueries(runtime, ref).status()
        : runtime.models.finished(ref.requestId());
  }

  /**
   * Fetches the images of a job that is over. {@link #await()} waits for it.
   *
   * @throws FluxException if the job is not over, or failed, or the gateway does not say
   * @throws IllegalStateException if the client is closed
   */
  public ImageResult result() {
    ImageResult known = monitor.result();
    if (known == null) {
      known = new JobQueries(runtime, ref).result();
      monitor.keep(known);
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
   * @throws IllegalStateException if the client is closed
   */
  public CancelAnswer cancel() {
    CancelAnswer answer = new JobQueries(runtime, ref).cancel();
    monitor.pollNow();
    return answer;
  }

  /**
   * Waits until the job is over, for as long as the client's deadline.
   *
   * @throws FluxException if the job failed, the deadline passed, the gateway does not say, or the
   *     client is closed
   * @throws IllegalStateException in a callback of this job, which would wait for itself
   */
  public ImageResult await() {
    return await(runtime.settings.deadline());
  }

  /**
   * Waits until the job is over, for as long as a deadline, which covers everything: pauses, calls,
   * and calls made again.
   *
   * @throws FluxException if the job failed, the deadline passed, the gateway does not say, or the
   *     client is closed
   * @throws IllegalArgumentException if the deadline is not longer than 0
   * @throws IllegalStateException in a callback of this job, which would wait for itself
   */
  public ImageResult await(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("await(" + deadline + "): a deadline is longer than 0");
    }
    InterruptibleWait.checkInterrupt(this::known);
    monitor.checkMayWait();
    return InterruptibleWait.await(monitor.join(ClientSettings.bounded(deadline)), this::known);
  }

  /**
   * A future of the images, for as long as the client's deadline. It ends with a {@link
   * FluxException} where {@link #await()} throws one.
   *
   * <p>Cancelling it, or what was made from it, ends this wait and its call. The job goes on;
   * {@link #cancel()} stops that.
   */
  public CompletableFuture<ImageResult> future() {
    return monitor.join(runtime.settings.deadline());
  }

  /**
   * Adds a callback for the job's progress. It is called each time the gateway reports on the job
   * during a wait, on a thread of the client's. The wait goes on when it returns, so it should
   * return soon, and must not wait for this job: {@link #await()} refuses that. What it throws,
   * errors included, goes to the thread's uncaught exception handler.
   *
   * <p>Log lines are requested only if a callback was added before the wait began; if several waits
   * go on at the same time, before the first of them began.
   *
   * @return this job
   * @throws IllegalArgumentException if the callback is null
   */
  public Job onProgress(Consumer<Progress> listener) {
    if (listener == null) {
      throw new IllegalArgumentException(
          "onProgress(null): a callback is required; leave the call out if there is none");
    }
    monitor.addProgressCallback(listener);
    return this;
  }

  /** What is known of it whatever goes wrong. */
  private FailureDetails known() {
    return FailureDetails.of(Taken.YES, ref.requestId(), runtime.redaction);
  }

  @Override
  public String toString() {
    return "Job "
        + runtime.redaction.apply(String.valueOf(ref.requestId()))
        + " ("
        + ref.model()
        + ")";
  }
}
