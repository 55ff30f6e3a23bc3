package dev.fluxcontract.client;

import com.squareup.moshi.JsonDataException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answer of a submit: a ticket, the images themselves, or neither. */
final class Receipt {
  static final String ID_HEADER = "x-fal-request-id";

  private Receipt() {}

  /** The job that an answer gives; null where it gives none. */
  static @Nullable Job job(Line line, Answer answer, String model) {
    if (!answer.successful()) {
      return null;
    }
    Map<String, @Nullable Object> members = answer.members();
    String id = answer.header(ID_HEADER);
    JobRef ref = JobRef.in(answer, model);
    Verdict verdict = Verdict.ofResult(answer);
    switch (verdict.kind()) {
      case IMAGES -> {
        JobRef named = ref == null ? new JobRef(model, null, null, null, null) : ref;
        try {
          return Job.finished(line, named.orId(id), line.models.result(answer));
        } catch (JsonDataException e) {
          return ref == null ? null : Job.taken(line, ref, Json.encode(Wrapped.ticket(members)));
        }
      }
      case PENDING, COMPLETED -> {
        if (ref == null && Phase.in(members) != Phase.NONE) {
          ref = new JobRef(model, null, null, null, null).orId(id);
        }
      }
      case FAILED, CANCELLED, ABSENT, UNAUTHORISED, LIMITED -> {
        // An envelope may name a request by an id without having taken a job: then it has no state.
        ref = Phase.in(members) == Phase.NONE ? null : ref;
      }
      case TROUBLE -> {}
    }
    return ref == null
            || (ref.requestId() == null && ref.responseUrl() == null && ref.statusUrl() == null)
        ? null
        : Job.taken(line, ref.orId(id), Json.encode(Wrapped.ticket(members)));
  }
}
