package dev.fluxcontract.client.internal.webhook;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.GatewayError;
import dev.fluxcontract.client.internal.response.LenientModelReader;
import dev.fluxcontract.client.internal.response.ResponseEnvelope;
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
  private static final LenientModelReader MODELS =
      new LenientModelReader(new Moshi.Builder().add(ModelAdapters.FACTORY).build());

  private WebhookPayloadReader() {}

  /** The delivery in a body, for a job of this id according to the headers. */
  public static WebhookDelivery read(byte[] body, @Nullable String requestId) {
    String fault;
    try {
      Map<String, @Nullable Object> members =
          JsonTree.members(JsonTree.read(new Buffer().write(body)));
      // Whose it is and how the job ended is the least that a delivery says.
      if (members.get("request_id") instanceof String && members.get("status") instanceof String) {
        return MODELS.read(WebhookDelivery.class, members);
      }
      fault = "it has no request_id or no status";
    } catch (IOException e) {
      fault = String.valueOf(e.getMessage());
    }
    throw ExceptionConstructors.get()
        .badAnswer(
            "The delivery is genuine, but cannot be read: " + fault,
            FailureDetails.of(Taken.YES, requestId, KeyRedaction.NONE),
            null);
  }

  /** The images of a delivery, or the failure that it reports. */
  public static ImageResult result(WebhookDelivery delivery) {
    Map<String, @Nullable Object> payload = JsonTree.members(delivery.payload());
    Map<String, @Nullable Object> images = ResponseEnvelope.result(payload);
    boolean failed = delivery.status().equals(DeliveryStatus.ERROR);
    if (images != null && !failed) {
      return MODELS.result(images);
    }
    GatewayError words = GatewayError.within(payload);
    FailureDetails details = FailureDetails.of(Taken.YES, delivery.requestId(), KeyRedaction.NONE);
    String job = "Job " + delivery.requestId();
    if (!failed && words == null) {
      throw ExceptionConstructors.get()
          .badAnswer(
              job + " succeeded, but its images were not delivered; fetch them by the job's id",
              details,
              null);
    }
    String text = words == null || words.text().isEmpty() ? delivery.error() : words.text();
    String error = text == null ? "" : text;
    if (words != null && words.cancelled()) {
      throw ExceptionConstructors.get().jobCancelled(job + " was cancelled: " + error, details);
    }
    throw ExceptionConstructors.get()
        .jobFailed(
            job + " failed: " + error,
            details,
            error,
            words == null ? null : words.type(),
            words == null ? List.of() : MODELS.fieldErrors(words.fields()));
  }
}
