package dev.fluxcontract.client.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fluxcontract.client.WebhookRejectedException.Rule;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The four headers of a delivery, well formed and recent, but not yet verified. */
public record WebhookHeaders(String requestId, String userId, String timestamp, String signature) {
  public static final String REQUEST_ID = "X-Fal-Webhook-Request-Id";

  private static final ExceptionConstructors EXCEPTIONS = ExceptionConstructors.get();

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

  public static WebhookHeaders read(Function<String, @Nullable String> headers, Instant now) {
    String requestId = header(headers, REQUEST_ID);
    String userId = header(headers, "X-Fal-Webhook-User-Id");
    String timestamp = header(headers, "X-Fal-Webhook-Timestamp");
    String signature = header(headers, "X-Fal-Webhook-Signature");
    checkTime(timestamp, now);
    if (!SIGNATURE.matcher(signature).matches()) {
      throw EXCEPTIONS.webhookRejected(
          Rule.SIGNATURE_FORM,
          "The header X-Fal-Webhook-Signature is not 128 hexadecimal digits, it has %d characters"
              .formatted(signature.length()));
    }
    return new WebhookHeaders(requestId, userId, timestamp, signature);
  }

  /** What is signed: the headers as they came, and the digest of the body as it came. */
  public byte[] message(byte[] body) {
    String digest = HexFormat.of().formatHex(sha256().digest(body));
    return String.join("\n", requestId, userId, timestamp, digest).getBytes(UTF_8);
  }

  public byte[] signatureBytes() {
    return HexFormat.of().parseHex(signature);
  }

  private static String header(Function<String, @Nullable String> headers, String name) {
    String value = headers.apply(name);
    if (value == null || value.isEmpty()) {
      throw EXCEPTIONS.webhookRejected(
          Rule.HEADERS,
          "The header " + name + " is missing; pass a function that finds headers in any case");
    }
    return value;
  }

  private static void checkTime(String timestamp, Instant now) {
    if (!SECONDS.matcher(timestamp).matches()) {
      throw EXCEPTIONS.webhookRejected(
          Rule.TIMESTAMP, "The header X-Fal-Webhook-Timestamp is not a number of seconds");
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
    if (age.abs().compareTo(WINDOW) > 0) {
      throw EXCEPTIONS.webhookRejected(
          Rule.TIMESTAMP,
          "The delivery was signed "
              + age.abs().toSeconds()
              + (age.isNegative() ? " seconds from now" : " seconds ago")
              + ", at most 300 are allowed; if it is genuine, look at this machine's clock");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
