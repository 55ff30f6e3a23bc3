package dev.fluxcontract.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.DeliveryStatus;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.ModelAdapters;
import dev.fluxcontract.client.model.WebhookDelivery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads what was posted to a webhook address. */
final class Deliveries {
  private static final Moshi MOSHI = new Moshi.Builder().add(ModelAdapters.FACTORY).build();
  private static final JsonAdapter<WebhookDelivery> ADAPTER = MOSHI.adapter(WebhookDelivery.class);
  private static final Models MODELS = new Models(MOSHI);

  private Deliveries() {}

  /** The delivery that a body is, for a job of this id as the headers have it. */
  static WebhookDelivery read(byte[] body, @Nullable String requestId) {
    try {
      WebhookDelivery delivery = ADAPTER.fromJson(new Buffer().write(body));
      if (delivery != null) {
        return delivery;
      }
      throw new JsonDataException("it is null");
    } catch (IOException | JsonDataException e) {
      WebhookDelivery delivery = readWithBlanks(body);
      if (delivery != null) {
        return delivery;
      }
      throw new BadAnswerException(
          "The delivery is genuine, but cannot be read: " + e.getMessage(),
          Evidence.of(Taken.YES, requestId, Redaction.NONE),
          e);
    }
  }

  /** A delivery that says whose it is and how the job ended may lack what else is required. */
  private static @Nullable WebhookDelivery readWithBlanks(byte[] body) {
    try {
      Map<String, @Nullable Object> members = Json.members(Json.read(new Buffer().write(body)));
      return members.get("request_id") == null || members.get("status") == null
          ? null
          : Blanks.read(ADAPTER, members);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** The images of a delivery, or the failure that it tells of. */
  static ImageResult result(WebhookDelivery delivery) {
    Map<String, @Nullable Object> payload = payload(delivery);
    Map<String, @Nullable Object> images = Wrapped.result(payload);
    boolean failed = delivery.status().equals(DeliveryStatus.ERROR);
    if (images != null && !failed) {
      return MODELS.result(images);
    }
    ErrorWords words = ErrorWords.within(payload);
    Evidence evidence = Evidence.of(Taken.YES, delivery.requestId(), Redaction.NONE);
    String job = "Job " + delivery.requestId();
    if (!failed && words == null) {
      throw new BadAnswerException(
          job + " went well, but its images were not delivered; fetch them by the job's id",
          evidence,
          null);
    }
    String text = words == null || words.text().isEmpty() ? delivery.error() : words.text();
    String error = text == null ? "" : text;
    if (words != null && words.cancelled()) {
      throw new JobCancelledException(job + " was cancelled: " + error, evidence, null);
    }
    throw new JobFailedException(
        job + " failed: " + error,
        evidence,
        error,
        words == null ? null : words.type(),
        words == null ? List.of() : MODELS.fieldErrors(words.fields()));
  }

  private static Map<String, @Nullable Object> payload(WebhookDelivery delivery) {
    try {
      Buffer json = new Buffer();
      Json.write(delivery.payload(), json);
      return Json.members(Json.read(json));
    } catch (IOException e) {
      throw new IllegalStateException("A payload that was read can be written", e);
    }
  }
}
