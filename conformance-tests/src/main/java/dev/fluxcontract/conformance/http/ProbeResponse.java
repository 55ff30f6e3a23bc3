package dev.fluxcontract.conformance.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came back, or why nothing did. */
public final class ProbeResponse {
  /** Enough to find words in; of a longer body the values are kept, not the text. */
  private static final int TEXT = 64 << 10;

  private final int status;
  private final ReceivedHeaders headers;
  private final byte[] body;
  private final HttpExchanger.@Nullable Trouble trouble;
  private final Exchange exchange;
  private final boolean leaksKey;
  private final boolean isLong;
  private final long nanos;
  private volatile JsonNode json;
  private volatile boolean pruned;
  private boolean tooManyValues;

  ProbeResponse(
      ProbeRequest request,
      HttpExchanger.Answer answer,
      Exchange exchange,
      boolean leaksKey,
      long nanos) {
    this.nanos = nanos;
    this.status = answer.status();
    this.headers = answer.headers();
    this.trouble = answer.trouble();
    this.exchange = exchange;
    this.leaksKey = leaksKey;
    byte[] whole = answer.body();
    this.json = trouble == null && looksLikeJson(whole) ? parse(whole) : MissingNode.getInstance();
    this.isLong = whole.length > TEXT && request.purpose() != RequestPurpose.FILE;
    this.body = isLong ? Arrays.copyOf(whole, TEXT) : whole;
  }

  /**
   * Keeps of a long answer what a report needs: the start of each text and of each list. To be
   * called when its images have been looked at.
   */
  public void prune() {
    if (isLong) {
      json = JsonPruning.pruned(json);
      pruned = true;
    }
  }

  /** Whether only a part of its values is left. */
  public boolean pruned() {
    return pruned;
  }

  /** When it was here, by the clock of the run; only differences mean anything. */
  public long nanos() {
    return nanos;
  }

  /** Whether the key stands in it. */
  boolean leaksKey() {
    return leaksKey;
  }

  /** The HTTP status, or 0 where no whole answer came. */
  public int status() {
    return trouble == null ? status : 0;
  }

  /** What went wrong on the way, or null where an answer came whole. */
  public @Nullable String trouble() {
    return exchange.transportError();
  }

  /** Whether no whole answer came because the time was over. */
  boolean late() {
    return trouble != null && trouble.kind() == HttpExchanger.TroubleKind.LATE;
  }

  /** Whether a 2xx began to arrive; whether its body came whole is another matter. */
  public boolean beganWell() {
    return status / 100 == 2;
  }

  /** Whether the answer was longer than one of its kind can be. */
  public boolean endless() {
    return trouble != null && trouble.kind() == HttpExchanger.TroubleKind.ENDLESS;
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The bytes of a file; of another body the start. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as text; of a long one the start. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    return json;
  }

  /** Whether the body is JSON, whatever the content type says. */
  public boolean isJson() {
    return !json.isMissingNode();
  }

  /** The media type without its parameters, in lower case; empty where none was sent. */
  public String mediaType() {
    String type = header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  /** Whether the content type says JSON. */
  public boolean saysJson() {
    String type = mediaType();
    return type.equals("application/json") || type.endsWith("+json");
  }

  /** Whether the status is a 2xx. */
  public boolean good() {
    return status() / 100 == 2;
  }

  /** Whether the status is a 4xx: the gateway blames the caller. */
  public boolean refused() {
    return status() / 100 == 4;
  }

  /** Whether a status was answered, and which of those it is not does not matter. */
  public boolean hasStatus(int... wanted) {
    return Arrays.stream(wanted).anyMatch(one -> one == status());
  }

  /** The exchange as it may be shown. */
  public Exchange exchange() {
    return exchange;
  }

  /** In a few words, without the body. */
  public String brief() {
    String type = mediaType().isEmpty() ? "no content type" : mediaType();
    String what = tooManyValues ? type + ", too many values to be read" : type;
    String wrong = trouble();
    return wrong != null ? wrong : status + " (" + what + ")";
  }

  @Override
  public String toString() {
    String shown = exchange.responseBody();
    return shown == null || shown.isEmpty()
        ? brief()
        : brief() + " " + Truncation.shorten(shown, 300);
  }

  private static boolean looksLikeJson(byte[] body) {
    return body.length > 0 && (body[0] & 0xff) != 0x89 && (body[0] & 0xff) != 0xff;
  }

  private JsonNode parse(byte[] body) {
    try {
      return LosslessJson.readBounded(body);
    } catch (IOException e) {
      tooManyValues = e instanceof StreamConstraintsException;
      return MissingNode.getInstance();
    }
  }
}
