package dev.fluxcontract.client;

import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.CancelState;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.QueueStatus;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The single questions about a job: how it stands, what it made, and whether it can be stopped. */
final class Questions {
  private static final String REQUESTED = CancelState.CANCELLATION_REQUESTED.value();
  private static final String TOO_LATE = CancelState.ALREADY_COMPLETED.value();

  private final Line line;
  private final @Nullable String requestId;
  private final JobUrls urls;

  Questions(Line line, JobRef job) {
    this.line = line;
    this.requestId = job.requestId();
    this.urls = new JobUrls(line.gateway, line.calls, job);
  }

  /** Where the contract has the result of a job. */
  static @Nullable String resultUrl(Line line, JobRef job) {
    String id = job.requestId();
    return id == null ? null : line.calls.result(job.owner(), job.app(), id).toString();
  }

  QueueStatus status() {
    Answer answer = ask(urls.statusOrResult());
    Verdict verdict = Verdict.ofStatus(answer);
    return switch (verdict.kind()) {
      case PENDING -> line.models.status(answer, JobState.IN_PROGRESS.value());
      case IMAGES, COMPLETED -> line.models.status(answer, JobState.COMPLETED.value());
      case FAILED, CANCELLED -> line.models.failedStatus(answer.members(), verdict.words());
      case ABSENT, UNAUTHORISED, LIMITED, TROUBLE -> throw line.failures.of(verdict, requestId);
    };
  }

  ImageResult result() {
    Verdict verdict = Verdict.ofResult(ask(urls.result()));
    if (verdict.kind() == Verdict.Kind.IMAGES) {
      return line.models.result(verdict.answer());
    }
    if (verdict.kind() == Verdict.Kind.COMPLETED) {
      throw line.failures.emptyHanded(verdict, requestId);
    }
    throw verdict.kind() == Verdict.Kind.TROUBLE && line.failures.isTheJobs(verdict, false, false)
        ? line.failures.job(verdict, requestId)
        : line.failures.of(verdict, requestId);
  }

  private Answer ask(Places places) {
    return new Inquiry(line, requestId, places, new Request.Builder()).ask();
  }

  CancelAnswer cancel() {
    Places places = urls.cancel();
    if (places.none()) {
      // Without an id and an address: the images came with the submit.
      return line.models.cancelled(Map.of(), TOO_LATE);
    }
    Answer answer = new Inquiry(line, requestId, places, urls.cancelling()).ask();
    Map<String, @Nullable Object> body = answer.members();
    boolean refusedPolitely = answer.successful() && ErrorWords.named(body);
    if (answer.successful() && !refusedPolitely) {
      return line.models.cancelled(
          body, Boolean.FALSE.equals(body.get("success")) ? null : REQUESTED);
    }
    boolean refused = refusedPolitely || answer.status() == 400 || answer.status() == 409;
    if (refused && ErrorWords.in(answer).over()) {
      return line.models.cancelled(body, TOO_LATE);
    }
    String state = Json.text(body.get("status"));
    if (state != null && CancelState.of(state).known() != CancelState.Known.UNKNOWN_VALUE) {
      return line.models.cancelled(body, null);
    }
    throw line.failures.notCancelled(answer, requestId);
  }
}
