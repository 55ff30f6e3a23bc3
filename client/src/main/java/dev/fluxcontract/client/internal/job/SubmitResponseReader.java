package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.GatewayError;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.JobPhase;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.response.ResponseEnvelope;
import dev.fluxcontract.client.internal.util.JsonTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answer of a submit: a ticket, the images themselves, or neither. */
public final class SubmitResponseReader {
  private SubmitResponseReader() {}

  /** The job that a response names; null if it names none. */
  static @Nullable Job job(ClientRuntime runtime, GatewayResponse answer, String model) {
    if (!answer.successful()) {
      return null;
    }
    Map<String, @Nullable Object> members = answer.members();
    String id = answer.header(GatewayResponse.REQUEST_ID_HEADER);
    JobRef ref = JobRef.in(answer, model);
    ClassifiedResponse response = ClassifiedResponse.ofResult(answer);
    switch (response.kind()) {
      case IMAGES -> {
        JobRef named = ref == null ? new JobRef(model, null, null, null, null) : ref;
        return JobConstructors.get()
            .finished(runtime, named.orId(id), runtime.models.result(answer));
      }
      case PENDING, COMPLETED -> {
        boolean state = JobPhase.in(members) != JobPhase.NONE;
        if (ref == null && (state || response.kind() == ClassifiedResponse.Kind.PENDING)) {
          ref = new JobRef(model, null, null, null, null).orId(id);
        }
      }
      case FAILED, CANCELLED, ABSENT, UNAUTHORISED, LIMITED -> {
        // An envelope may name a request by an id without having taken a job: then it has no state,
        // and no URL of the job.
        boolean accepted =
            JobPhase.in(members) != JobPhase.NONE
                || (ref != null && ref.hasUrl() && !refuses(response));
        ref = accepted ? ref : null;
      }
      case TROUBLE -> {}
    }
    return ref == null || (ref.requestId() == null && !ref.hasUrl())
        ? null
        : JobConstructors.get()
            .taken(runtime, ref.orId(id), JsonTree.encode(ResponseEnvelope.ticket(members)));
  }

  /** Whether what a response says is certainly an error, and not just a remark. */
  private static boolean refuses(ClassifiedResponse response) {
    Map<String, @Nullable Object> members = response.answer().members();
    return GatewayError.named(members)
        || response.words().code() != 0
        || Boolean.FALSE.equals(members.get("success"));
  }
}
