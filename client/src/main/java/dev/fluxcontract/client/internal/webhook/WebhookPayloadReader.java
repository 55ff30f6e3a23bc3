package dev.fluxcontract.client.internal.webhook;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.Envelope;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.GatewayError;
import dev.fluxcontract.client.internal.response.LenientModelReader;
import dev.fluxcontract.client.internal.response.MissingFieldDefaults;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.internal.util.KeyRedaction;
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
public final class WebhookPayloadReader {
  private static final Moshi MOSHI = new Moshi.Builder().add(ModelAdapters.FACTORY).build();
  private static final JsonAdapter<WebhookDelivery> ADAPTER = MOSHI.adapter(WebhookDelivery.class);
  private static final LenientModelReader MODELS = new LenientModelReader(MOSHI);

  private WebhookPayloadReader() {}

  /** The delivery that a body is, for a job of this id as the headers have it. */
  public static WebhookDelivery read(byte[] body, @Nullable String requestId) {
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
      throw ExceptionConstructors.get()
          .badAnswer(
              "The delivery is genuine, but cannot be read: " + e.getMessage(),
              FailureDetails.of(Taken.YES, requestId, KeyRedaction.NONE),
              e);
    }
  }

  /** A delivery that says whose it is and how the job ended may lack what else is required. */
  private static @Nullable WebhookDelivery readWithBlanks(byte[] body) {
    try {
      Map<String, @Nullable Object> members =
          JsonTree.members(JsonTree.read(new Buffer().write(body)));
      return members.get("request_id") == null || members.get("status") == null
          ? null
          : MissingFieldDefaults.read(ADAPTER, members);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** The images of a delivery, or the failure that it tells of. */
  public static ImageResult result(WebhookDelivery delivery) {
    Map<String, @Nullable Object> payload = payload(delivery);
    Map<String, @Nullable Object> images = Envelope.result(payload);
    boolean failed = delivery.status().equals(DeliveryStatus.ERROR);
    if (images != null && !failed) {
      return MODELS.result(images);
    }
    GatewayError words = GatewayError.within(payload);
    FailureDetails evidence = FailureDetails.of(Taken.YES, delivery.requestId(), KeyRedaction.NONE);
    String job = "Job " + delivery.requestId();
    if (!failed && words == null) {
      throw ExceptionConstructors.get()
          .badAnswer(
              job + " went well, but its images were not delivered; fetch them by the job's id",
              evidence,
              null);
    }
    String text = words == null || words.text().isEmpty() ? delivery.error() : words.text();
    String error = text == null ? "" : text;
    if (words != null && words.cancelled()) {
      throw ExceptionConstructors.get()
          .jobCancelled(job + " was cancelled: " + error, evidence, null);
    }
    throw ExceptionConstructors.get()
        .jobFailed(
            job + " failed: " + error,
            evidence,
            error,
            words == null ? null : words.type(),
            words == null ? List.of() : MODELS.fieldErrors(words.fields()));
  }

  private static Map<String, @Nullable Object> payload(WebhookDelivery delivery) {
    try {
      Buffer json = new Buffer();
      JsonTree.write(delivery.payload(), json);
      return JsonTree.members(JsonTree.read(json));
    } catch (IOException e) {
      throw new IllegalStateException("A payload that was read can be written", e);
    }
  }
}
