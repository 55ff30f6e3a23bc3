package dev.fluxcontract.client.internal.response;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.CancelAnswer;
import dev.fluxcontract.client.model.FieldError;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads models out of what gateways answer. A model is strict about its fields, a gateway is not,
 * and a job that is paid for is not lost over a field that nobody needs: what does not fit is left
 * out.
 */
public final class LenientModelReader {
  private final Moshi moshi;

  public LenientModelReader(Moshi moshi) {
    this.moshi = moshi;
  }

  /**
   * The images and all that came with them.
   *
   * @throws JsonDataException where no image can be read
   */
  public ImageResult result(GatewayResponse answer) {
    Map<String, @Nullable Object> holder = Envelope.result(answer.members());
    ImageResult whole = holder == answer.members() ? whole(ImageResult.class, answer) : null;
    return whole == null ? result(holder == null ? Map.of() : holder) : whole;
  }

  /** What an answer is to the letter of the contract; null where it is not. */
  private <T> @Nullable T whole(Class<T> type, GatewayResponse answer) {
    try {
      return moshi.adapter(type).fromJson(answer.json());
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** As much as can be read of an object that holds images. */
  public ImageResult result(Map<String, @Nullable Object> members) {
    List<@Nullable Object> images = new ArrayList<>();
    for (Object image : JsonTree.elements(members.get("images"))) {
      Image read = image(JsonTree.members(image));
      if (read != null) {
        images.add(moshi.adapter(Image.class).toJsonValue(read));
      }
    }
    if (images.isEmpty()) {
      throw new JsonDataException("no image with a url");
    }
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(members);
    rest.remove("images");
    return read(ImageResult.class, rest, Map.of("images", images));
  }

  private @Nullable Image image(Map<String, @Nullable Object> members) {
    return members.get("url") instanceof String url && !url.isBlank()
        ? read(Image.class, members, Map.of("url", url))
        : null;
  }

  /** The ticket of a submit's answer. What it lacks is filled in with what the client goes by. */
  public QueueTicket ticket(
      Map<String, @Nullable Object> members, JobRef job, @Nullable String resultUrl) {
    Map<String, @Nullable Object> essentials = new LinkedHashMap<>();
    essentials.put("status", JobState.IN_QUEUE.value());
    essentials.put("request_id", job.requestId() == null ? "" : job.requestId());
    essentials.put("response_url", resultUrl);
    essentials.put("status_url", null);
    essentials.put("cancel_url", null);
    essentials.put("queue_position", null);
    return read(QueueTicket.class, withoutNulls(members), essentials);
  }

  /** How a job stands, under a state where the answer itself has none. */
  public QueueStatus status(GatewayResponse answer, String state) {
    QueueStatus whole =
        answer.members().containsKey("status") ? whole(QueueStatus.class, answer) : null;
    return whole == null ? status(answer.members(), state) : whole;
  }

  private QueueStatus status(Map<String, @Nullable Object> members, String state) {
    return read(QueueStatus.class, members, Map.of("status", state));
  }

  /** How a job stands that is known to be done. */
  public QueueStatus finished(@Nullable String requestId) {
    return status(
        requestId == null ? Map.of() : Map.of("request_id", requestId), JobState.COMPLETED.value());
  }

  /** How a job stands that failed, with the words for it. */
  public QueueStatus failedStatus(Map<String, @Nullable Object> members, GatewayError words) {
    Map<String, @Nullable Object> essentials = new LinkedHashMap<>();
    essentials.put("status", JobState.COMPLETED.value());
    essentials.put("error", words.text());
    essentials.put("error_type", words.type());
    return read(QueueStatus.class, withoutNulls(members), essentials);
  }

  /** What became of a wish to cancel, under a state where the answer itself has none. */
  public CancelAnswer cancelled(Map<String, @Nullable Object> members, @Nullable String state) {
    return read(CancelAnswer.class, members, state == null ? Map.of() : Map.of("status", state));
  }

  public List<FieldError> fieldErrors(List<Map<String, @Nullable Object>> details) {
    Map<String, @Nullable Object> essentials = Map.of("loc", List.of(), "msg", "", "type", "");
    return details.stream().map(detail -> read(FieldError.class, detail, essentials)).toList();
  }

  public List<LogEntry> logs(@Nullable Object logs) {
    return JsonTree.elements(logs).stream()
        .map(
            line ->
                line instanceof String text
                    ? Map.<String, @Nullable Object>of("message", text)
                    : JsonTree.members(line))
        .filter(line -> !line.isEmpty())
        .map(line -> read(LogEntry.class, line, Map.of("message", "")))
        .toList();
  }

  /** A model of as many of the members as fit, on top of essentials that do. */
  private <T extends ApiModel> T read(
      Class<T> type,
      Map<String, @Nullable Object> members,
      Map<String, @Nullable Object> essentials) {
    T whole = readIfItFits(type, with(essentials, members));
    if (whole != null) {
      return whole;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(essentials);
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      Map<String, @Nullable Object> more = new LinkedHashMap<>(essentials);
      more.put(member.getKey(), member.getValue());
      if (readIfItFits(type, more) != null) {
        kept.put(member.getKey(), member.getValue());
      }
    }
    T partial = readIfItFits(type, kept);
    if (partial == null) {
      throw new JsonDataException("no " + type.getSimpleName() + " can be read");
    }
    return partial;
  }

  private <T> @Nullable T readIfItFits(Class<T> type, Map<String, @Nullable Object> members) {
    return MissingFieldDefaults.read(moshi.adapter(type), members);
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> some, Map<String, @Nullable Object> others) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }

  private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(members);
    rest.values().removeIf(value -> value == null);
    return rest;
  }
}
