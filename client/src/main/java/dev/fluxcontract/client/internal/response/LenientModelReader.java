package dev.fluxcontract.client.internal.response;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.internal.response.ClassifiedResponse.Kind;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.FieldError;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import dev.fluxcontract.client.model.QueueMetrics;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes models of the JSON that a gateway answered. The adapters read leniently: a job that is paid
 * for is not lost over a field that is missing or malformed.
 */
public final class LenientModelReader {
  /** In seconds: ten years, so that a nonsensical number of a gateway is not taken for a time. */
  private static final double LONGEST_RUN = 3e8;

  private final Moshi moshi;

  public LenientModelReader(Moshi moshi) {
    this.moshi = moshi;
  }

  /** The images of an answer that {@linkplain ResponseEnvelope#result holds} some. */
  public ImageResult result(GatewayResponse answer) {
    return result(requireNonNull(ResponseEnvelope.result(answer.members())));
  }

  /**
   * What a completed job without images made, which only models have that the contract does not;
   * null if the answer is not that, or looks like a status. The fields are all unknown ones.
   *
   * @param late whether the result lags for so long that an answer which looks like a status is
   *     taken for it, if more is in it than in a status
   */
  public @Nullable ImageResult untypedResult(ClassifiedResponse response, boolean late) {
    GatewayResponse answer = response.answer();
    boolean made =
        answer.successful()
            && response.error() == null
            && !answer.members().isEmpty()
            && (response.kind() == Kind.TROUBLE || (late && isMoreThanStatus(answer)));
    return made ? result(answer.members()) : null;
  }

  private boolean isMoreThanStatus(GatewayResponse answer) {
    JobPhase phase = JobPhase.in(answer.members());
    return answer.status() == 200
        && (phase == JobPhase.COMPLETED || phase == JobPhase.NONE)
        && !completedStatus(answer.members()).unknownFields().isEmpty();
  }

  /** The images in an object that holds some, and all else in it. */
  public ImageResult result(Map<String, @Nullable Object> members) {
    List<@Nullable Object> images =
        JsonTree.elements(members.get("images")).stream()
            .filter(ResponseEnvelope::isImage)
            .toList();
    Map<String, @Nullable Object> usable = new LinkedHashMap<>(members);
    usable.put("images", images);
    return read(ImageResult.class, usable);
  }

  /** The ticket of a submit's answer. What it lacks is filled in with what the client uses. */
  public QueueTicket ticket(
      Map<String, @Nullable Object> members, JobRef job, @Nullable String resultUrl) {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("status", JobState.IN_QUEUE.value());
    defaults.put("request_id", job.requestId() == null ? "" : job.requestId());
    defaults.put("response_url", resultUrl);
    Map<String, @Nullable Object> usable = new LinkedHashMap<>(members);
    usable.computeIfPresent("response_url", (n, v) -> TicketUrl.parse("" + v) == null ? null : v);
    return read(QueueTicket.class, withDefaults(usable, defaults));
  }

  /** A ticket as text, which {@link #savedTicket} reads. */
  public String json(QueueTicket ticket) {
    return moshi.adapter(QueueTicket.class).toJson(ticket);
  }

  /**
   * The ticket in a text that a caller kept.
   *
   * @throws IllegalArgumentException if the text is not a JSON object
   */
  public QueueTicket savedTicket(String json) {
    try {
      if (JsonTree.read(new Buffer().writeUtf8(json)) instanceof Map<?, ?> ticket) {
        return read(QueueTicket.class, JsonTree.members(ticket));
      }
    } catch (IOException e) {
      // It is not JSON at all. The text may hold the key, so it is not shown.
    }
    throw new IllegalArgumentException(
        "ticketJson is not a JSON object; Job.ticketJson() gives the JSON of a ticket");
  }

  /** The state of a job that is not over. */
  public QueueStatus status(GatewayResponse answer) {
    Map<String, @Nullable Object> defaults = Map.of("status", JobState.IN_PROGRESS.value());
    return read(QueueStatus.class, withDefaults(answer.members(), defaults));
  }

  /** The state of a job that is over, which gateways call by many names. */
  public QueueStatus completedStatus(Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(members);
    all.put("status", JobState.COMPLETED.value());
    return read(QueueStatus.class, all);
  }

  /** The state of a job that is known to be completed. */
  public QueueStatus finished(@Nullable String requestId) {
    return completedStatus(requestId == null ? Map.of() : Map.of("request_id", requestId));
  }

  /** The state of a job that failed, with the words for it. */
  public QueueStatus failedStatus(Map<String, @Nullable Object> members, GatewayError words) {
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
    defaults.put("error", words.text());
    defaults.put("error_type", words.type());
    return completedStatus(withDefaults(members, defaults));
  }

  /** The answer to a cancel request; its state is {@code state} if the answer itself has none. */
  public CancelAnswer cancelled(Map<String, @Nullable Object> members, @Nullable String state) {
    return read(
        CancelAnswer.class,
        state == null ? members : withDefaults(members, Map.of("status", state)));
  }

  /** The time that a status states for the job's run; null if it states none. */
  public @Nullable Duration inferenceTime(Map<String, @Nullable Object> status) {
    Map<String, @Nullable Object> metrics = JsonTree.members(status.get("metrics"));
    Double seconds = metrics.isEmpty() ? null : read(QueueMetrics.class, metrics).inferenceTime();
    return seconds == null || !(seconds > 0 && seconds < LONGEST_RUN)
        ? null
        : Duration.ofNanos((long) (seconds * 1e9));
  }

  public List<FieldError> fieldErrors(List<Map<String, @Nullable Object>> details) {
    return details.stream().map(detail -> read(FieldError.class, detail)).toList();
  }

  public List<LogEntry> logs(@Nullable Object logs) {
    return JsonTree.elements(logs).stream()
        .map(
            line ->
                line instanceof String text
                    ? Map.<String, @Nullable Object>of("message", text)
                    : JsonTree.members(line))
        .filter(line -> !line.isEmpty())
        .map(line -> read(LogEntry.class, line))
        .toList();
  }

  /** Reads an object, of which a lenient adapter makes a model whatever is in it. */
  public <T> T read(Class<T> type, Map<String, @Nullable Object> members) {
    JsonAdapter<T> adapter = moshi.adapter(type).lenient();
    return requireNonNull(adapter.fromJsonValue(members));
  }

  /** The members, with a default for each one that should be a text and is not. */
  private static Map<String, @Nullable Object> withDefaults(
      Map<String, @Nullable Object> members, Map<String, @Nullable Object> defaults) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(defaults);
    members.forEach(
        (name, value) -> {
          if (value instanceof String || !defaults.containsKey(name)) {
            all.put(name, value);
          }
        });
    return all;
  }
}
