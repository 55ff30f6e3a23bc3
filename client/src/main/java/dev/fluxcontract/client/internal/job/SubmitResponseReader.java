package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.GatewayError;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.JobPhase;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.response.ResponseEnvelope;
import dev.fluxcontract.client.internal.util.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads the answer of a submit: a ticket, the images themselves, or neither. */
public final class SubmitResponseReader {
  private static final int LONGEST_TICKET = 16 << 10;
  private static final int LONGEST_VALUE = 2048;
  private static final Set<String> FIELDS =
      Set.of("status", "request_id", "response_url", "status_url", "cancel_url", "queue_position");

  private SubmitResponseReader() {}

  /**
   * The job that a response names; null if it names none. A refusal may name a request, or another
   * job; but a whole ticket without a word of an error is that of a job, whatever the HTTP status.
   */
  static @Nullable Job job(ClientRuntime runtime, GatewayResponse answer, String model) {
    Map<String, @Nullable Object> members = answer.members();
    String id = answer.header(GatewayResponse.REQUEST_ID_HEADER);
    JobRef ref = JobRef.in(answer, model);
    if (!answer.successful() && (ref == null || !isWhole(ref.orId(id), members))) {
      return null;
    }
    ClassifiedResponse response = ClassifiedResponse.ofResult(answer);
    boolean state = JobPhase.in(members) != JobPhase.NONE;
    switch (response.kind()) {
      case IMAGES -> {
        JobRef named = ref == null ? new JobRef(model, null, null, null, null) : ref;
        return JobConstructors.get()
            .finished(runtime, named.orId(id), runtime.models.result(answer));
      }
      case PENDING, COMPLETED -> {
        if (ref == null && (state || response.kind() == ClassifiedResponse.Kind.PENDING)) {
          ref = new JobRef(model, null, null, null, null).orId(id);
        }
      }
      case FAILED, CANCELLED, ABSENT, UNAUTHORISED, LIMITED -> {
        // An envelope may name a request by an id without having taken a job: then it has no state,
        // and either no URL of the job or more of an error than a remark.
        boolean error =
            GatewayError.named(members)
                || response.words().code() != 0
                || Boolean.FALSE.equals(members.get("success"));
        ref = state || (ref != null && ref.hasUrl() && !error) ? ref : null;
      }
      case TROUBLE -> {}
    }
    return ref == null || (ref.requestId() == null && !ref.hasUrl())
        ? null
        : JobConstructors.get()
            .taken(runtime, ref.orId(id), kept(ResponseEnvelope.ticket(members)));
  }

  private static boolean isWhole(JobRef ref, Map<String, @Nullable Object> members) {
    String id = ref.requestId();
    if (id == null || GatewayError.within(members) != null) {
      return false;
    }
    JobPhase phase = JobPhase.in(members);
    return (phase == JobPhase.PENDING || phase == JobPhase.NONE)
        && (contains(ref.statusUrl(), id) || contains(ref.responseUrl(), id));
  }

  private static boolean contains(@Nullable String url, String id) {
    return url != null && url.contains(id);
  }

  /** The JSON that a job keeps of its ticket: a relay may repeat the request in it, images too. */
  private static ByteString kept(Map<String, @Nullable Object> ticket) {
    ByteString json = JsonTree.encode(ticket);
    if (json.size() <= LONGEST_TICKET) {
      return json;
    }
    Map<String, @Nullable Object> known = new LinkedHashMap<>(ticket);
    known.keySet().retainAll(FIELDS);
    known.values().removeIf(value -> String.valueOf(value).length() > LONGEST_VALUE);
    return JsonTree.encode(known);
  }
}
