package dev.fluxcontract.conformance.engine;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.DownloadOptions;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.http.ClientCallRecorder;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RequestPurpose;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One job through the generated client: it submits the request, cancels the job where the case says
 * so, waits for the images, and fetches them.
 */
public final class ClientSession implements AutoCloseable {
  private static final int TRIES = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Recorded answers come at once; only a job without an end is waited for. */
  private static final Duration REPLAY = Duration.ofSeconds(2);

  /** A client that waited so long for the suite had too little time for the gateway. */
  private static final Duration HELD_BACK = Duration.ofSeconds(5);

  private static final String SHORT_OF_TIME =
      "the client's deadline passed while its calls waited for the gateway's rate limit";

  private final Case request;
  private final GatewayHttp http;
  private final SubmitBudgetGate submits;
  private final Duration deadline;
  private final ClientCallRecorder calls;
  private final FluxClient client;
  private volatile @Nullable Job pending;
  private @Nullable FluxException failure;
  private @Nullable FluxException cancelFailure;
  private @Nullable ProbeResponse cancelReply;
  private @Nullable String undecided;
  private boolean cancelled;

  ClientSession(Case request, GatewayHttp http, SubmitBudgetGate submits, Duration deadline) {
    this.request = request;
    this.http = http;
    this.submits = submits;
    this.deadline = deadline;
    this.calls = http.clientCalls(submits.permit(request));
    this.client =
        calls
            .client()
            .deadline(calls.isReplay() ? REPLAY.plus(deadline.dividedBy(20)) : deadline)
            .polling(progress -> calls.isReplay() ? Duration.ofMillis(1) : pause(progress.polls()))
            .build();
  }

  /** Longer each time, since a job's length is not known. */
  private static Duration pause(int polls) {
    Duration pause = Duration.ofMillis(10L << Math.min(polls, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** Takes the job to its end. One that fails where images are expected is submitted anew. */
  ClientSession run() {
    ApiModel model = model(request);
    if (model == null) {
      undecided = "the client that this suite brings does not know this operation";
      return this;
    }
    TransientFailureRetry.Tries tries = http.retry().begin("client", TRIES);
    boolean limited;
    do {
      // Here, since the client's own deadline does not wait for others.
      submits.awaitRoom(request);
      FluxException before = failure;
      failure = attempt(model);
      submits.over(request);
      if (calls.notSent() != null) {
        failure = before;
        boolean told = before != null && (tries.conclusive() || calls.isAllThatWasRecorded());
        undecided = told ? null : calls.notSent();
        return this;
      }
      limited = failure != null && failure.status() == 429;
      undecided = limited ? SubmitBudgetGate.LIMITED : isShortOfTime() ? SHORT_OF_TIME : null;
    } while (limited
        ? http.waitsForRateLimit(RequestPurpose.SUBMIT)
        : tries.again(failure != null && isMomentary(failure)));
    return this;
  }

  /** The request as the generated client has it; null where it has none for that operation. */
  private static @Nullable ApiModel model(Case request) {
    try {
      Class<? extends ApiModel> type =
          Class.forName(
                  ApiModel.class.getPackageName()
                      + "."
                      + request.operation().requestSchema().name())
              .asSubclass(ApiModel.class);
      boolean same = request.operation().path().equals("/" + RequestCalls.path(type));
      return same ? new Moshi.Builder().build().adapter(type).fromJson(request.body()) : null;
    } catch (ClassNotFoundException | IOException e) {
      return null;
    }
  }

  private @Nullable FluxException attempt(ApiModel model) {
    try {
      Job job = client.submit(model);
      pending = job;
      if (request.kind() == CaseKind.CLIENT_CANCELLED || http.stopSignal().reason() != null) {
        cancel(job);
      }
      ImageResult result = job.await();
      if (!calls.isReplay()) {
        for (Image image : result.images()) {
          client.download(
              image,
              OutputStream.nullOutputStream(),
              DownloadOptions.defaults().deadline(deadline));
        }
      }
      pending = null;
      return null;
    } catch (JobCancelledException | JobFailedException end) {
      pending = null;
      // A cancel request may take effect although its answer says that there is no such job.
      cancelled = cancelReply != null;
      return cancelled ? null : end;
    } catch (FluxException e) {
      return e;
    }
  }

  private void cancel(Job job) {
    try {
      job.cancel();
      cancelFailure = null;
    } catch (FluxException e) {
      cancelFailure = e;
    }
    List<ProbeResponse> responses = calls.responses();
    cancelReply = responses.get(responses.size() - 1);
  }

  /** Whether its deadline says nothing of the gateway: it ran while the suite held calls back. */
  private boolean isShortOfTime() {
    return failure instanceof DeadlineExceededException
        && calls.heldBack().compareTo(HELD_BACK) > 0;
  }

  /** Whether what went wrong may not do so again. */
  private static boolean isMomentary(FluxException failure) {
    return failure instanceof TransportException
        || failure instanceof JobFailedException
        || (failure.status() >= 500 && failure.status() != 501);
  }

  /** Asks the gateway to stop the job if it is not over, and ends the wait for it. */
  void cancelPending() {
    Job job = pending;
    if (job != null) {
      pending = null;
      cancel(job);
      client.close();
    }
  }

  /** What the gateway answered to the client, in order. */
  public List<ProbeResponse> responses() {
    return calls.responses();
  }

  /** What the client failed with; null where it did not. */
  public @Nullable FluxException failure() {
    return failure;
  }

  /** What the client failed to cancel the job with; null where it did not. */
  public @Nullable FluxException cancelFailure() {
    return cancelFailure;
  }

  /** The answer to the cancel request; null where there was none. */
  public @Nullable ProbeResponse cancelReply() {
    return cancelReply;
  }

  /** Whether the job was cancelled, and so has no images. */
  public boolean wasCancelled() {
    return cancelled;
  }

  /** Why nothing can be said of the gateway; null where something can. */
  public @Nullable String undecided() {
    return undecided;
  }

  @Override
  public void close() {
    client.close();
  }
}
