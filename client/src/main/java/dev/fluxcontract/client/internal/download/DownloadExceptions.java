package dev.fluxcontract.client.internal.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.internal.download.PrivateNetworkGuard.PrivateAddressException;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailedCallException;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What is said when an image cannot be had. The job itself was well, and was paid for. */
public final class DownloadExceptions {
  private static final ExceptionConstructors EXCEPTIONS = ExceptionConstructors.get();
  private static final FailureDetails NO_ANSWER = FailureDetails.of(Taken.YES);
  private static final int LONGEST_KEY = 1024;

  private final KeyRedaction redaction;

  DownloadExceptions(KeyRedaction redaction) {
    this.redaction = redaction;
  }

  FluxException unusableUrl(String url) {
    String why =
        redaction.restore(url) == null
            ? "The image's url holds the key in a form that this client cannot send back as it"
                + " came; ask the gateway for another url"
            : HttpUrl.parse(url) != null
                ? "The image's url holds the key and leads to another host than the gateway, which"
                    + " the key is not sent to; ask the gateway for another url"
                : "The image's url is neither http, nor https, nor a data URI";
    return EXCEPTIONS.badAnswer(why, NO_ANSWER, null);
  }

  FluxException transport(HttpUrl url, IOException cause) {
    String message =
        redaction.apply(
            "Cannot fetch the image at " + show(url) + ": " + FailedCallException.reason(cause));
    IOException clean = redaction.apply(cause);
    return cause instanceof PrivateAddressException
        ? EXCEPTIONS.badAnswer(message, NO_ANSWER, clean)
        : EXCEPTIONS.transport(message, NO_ANSWER, clean);
  }

  FluxException status(Response response) throws IOException {
    boolean gone = response.code() == 404 || response.code() == 410;
    return refused(response, gone ? "; images are kept for a while only, an hour or less" : "");
  }

  FluxException redirect(Response response) throws IOException {
    return refused(
        response,
        "; redirected more than 5 times, without a usable Location, from https to http, or to"
            + " another host with the key in the URL");
  }

  FluxException tooLarge(long bytes, long maxBytes) {
    String size = bytes < 0 ? "" : String.format(Locale.ROOT, " (it has %,d)", bytes);
    return EXCEPTIONS.badAnswer(
        String.format(
            Locale.ROOT,
            "The image is larger than the %,d bytes allowed%s; DownloadOptions.maxBytes sets them",
            maxBytes,
            size),
        NO_ANSWER,
        null);
  }

  /** {@code beginning}: the file's first bytes, or all of them. */
  FluxException noImage(String what, Response head, byte[] beginning, boolean whole) {
    String text = redaction.apply(new String(beginning, UTF_8));
    // The key may begin where the text ends.
    String shown = whole ? text : text.substring(0, Math.max(0, text.length() - LONGEST_KEY));
    return EXCEPTIONS.badAnswer(
        "The file at %s is not an image: %s; to take it anyway, fetch Image.url() with your own client"
            .formatted(show(head.request().url()), what),
        FailureDetails.of(Taken.YES, null, head.code(), head.headers(), shown, redaction),
        null);
  }

  FluxException late(Duration deadline) {
    return EXCEPTIONS.deadlineExceeded(
        "The download did not end within " + deadline + "; DownloadOptions.deadline allows more",
        NO_ANSWER,
        null,
        null);
  }

  FluxException interrupted(IOException cause) {
    return EXCEPTIONS.interruptedCall(
        "Interrupted while fetching an image", NO_ANSWER, redaction.apply(cause));
  }

  /** Whether another try may go better. */
  boolean mayPass(FluxException failure) {
    int status = failure.status();
    return failure instanceof TransportException || status == 408 || status == 429 || status >= 500;
  }

  FluxException broken(@Nullable IOException cause) {
    return EXCEPTIONS.transport(
        "The connection broke during the download",
        NO_ANSWER,
        cause == null ? null : redaction.apply(cause));
  }

  FluxException cut(String mediaType, long size) {
    return EXCEPTIONS.transport(
        String.format(
            Locale.ROOT,
            "The image was cut off: its %,d bytes came without a length, and do not end as %s does;"
                + " to take them anyway, fetch Image.url() with your own client",
            size,
            mediaType),
        NO_ANSWER,
        null);
  }

  private FluxException refused(Response response, String hint) throws IOException {
    String message =
        "No image at " + show(response.request().url()) + ": HTTP " + response.code() + hint;
    FailureDetails details =
        GatewayResponse.read(response, redaction, () -> false).details(Taken.YES, null, redaction);
    return EXCEPTIONS.badAnswer(message, details, null);
  }

  /** Signed URLs carry their secret in the query. */
  private String show(HttpUrl url) {
    HttpUrl shown = url.newBuilder().username("").password("").query(null).fragment(null).build();
    return redaction.apply(shown.toString());
  }
}
