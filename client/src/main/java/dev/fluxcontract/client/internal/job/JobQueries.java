package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.GatewayError;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.CancelState;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The single calls for a job: its status, its result, and its cancellation. */
public final class JobQueries {
  private static final String REQUESTED = CancelState.CANCELLATION_REQUESTED.value();
  private static final String TOO_LATE = CancelState.ALREADY_COMPLETED.value();

  private final ClientRuntime runtime;
  private final @Nullable String requestId;
  private final boolean untyped;
  private final JobUrls urls;

  public JobQueries(ClientRuntime runtime, JobRef job) {
    this.runtime = runtime;
    this.requestId = job.requestId();
    this.untyped = job.isUntyped();
    this.urls = new JobUrls(runtime.gateway, runtime.calls, job);
  }

  /** Where the contract has the result of a job. */
  public static @Nullable String resultUrl(ClientRuntime runtime, JobRef job) {
    String id = job.requestId();
    return id == null ? null : runtime.calls.result(job.owner(), job.app(), id).url().toString();
  }

  public QueueStatus status() {
    GatewayResponse answer = ask(urls.statusOrResult());
    ClassifiedResponse response = ClassifiedResponse.ofStatus(answer);
    return switch (response.kind()) {
      case PENDING -> runtime.models.status(answer);
      case IMAGES, COMPLETED -> runtime.models.completedStatus(answer.members());
      case FAILED, CANCELLED -> runtime.models.failedStatus(answer.members(), response.words());
      case ABSENT, UNAUTHORISED, LIMITED, TROUBLE -> throw runtime.failures.of(response, requestId);
    };
  }

  public ImageResult result() {
    ClassifiedResponse response = ClassifiedResponse.ofResult(ask(urls.result()));
    if (response.kind() == ClassifiedResponse.Kind.IMAGES) {
      return runtime.models.result(response.answer());
    }
    ImageResult made = untyped ? runtime.models.untypedResult(response, false) : null;
    if (made != null) {
      return made;
    }
    // What looks like a status may be the result of an untyped job: await() finds out.
    if (response.kind() == ClassifiedResponse.Kind.COMPLETED && !untyped) {
      throw runtime.failures.completedWithoutImages(response, requestId);
    }
    throw runtime.failures.of(response, requestId);
  }

  private GatewayResponse ask(CandidateUrls places) {
    return new RepeatableRequest(runtime, requestId, places).await();
  }

  public CancelAnswer cancel() {
    CandidateUrls places = urls.cancel();
    if (places.none() && !urls.named) {
      // Without an id and an address: the images came with the submit.
      return runtime.models.cancelled(Map.of(), TOO_LATE);
    }
    GatewayResponse answer = ask(places);
    Map<String, @Nullable Object> body = answer.members();
    // A page, such as that of a login, says nothing about the job.
    boolean refusedPolitely =
        answer.successful() && (GatewayError.named(body) || answer.isMarkup());
    if (answer.successful() && !refusedPolitely) {
      return runtime.models.cancelled(
          body, Boolean.FALSE.equals(body.get("success")) ? null : REQUESTED);
    }
    boolean refused = refusedPolitely || answer.status() == 400 || answer.status() == 409;
    if (refused && !answer.isMarkup() && GatewayError.in(answer).over()) {
      return runtime.models.cancelled(body, TOO_LATE);
    }
    String state = JsonTree.text(body.get("status"));
    if (state != null && CancelState.of(state).known() != CancelState.Known.UNKNOWN_VALUE) {
      return runtime.models.cancelled(body, null);
    }
    throw runtime.failures.notCancelled(answer, requestId);
  }
}
