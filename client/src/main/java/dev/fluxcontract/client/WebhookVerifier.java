package dev.fluxcontract.client;

import dev.fluxcontract.client.WebhookRejectedException.Rule;
import dev.fluxcontract.client.internal.http.AddressKind;
import dev.fluxcontract.client.internal.http.BoundedSocketFactory;
import dev.fluxcontract.client.internal.webhook.SigningKeyCache;
import dev.fluxcontract.client.internal.webhook.SigningKeys;
import dev.fluxcontract.client.internal.webhook.WebhookHeaders;
import dev.fluxcontract.client.internal.webhook.WebhookPayloadReader;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.WebhookDelivery;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a delivery to a webhook address is genuine. The sender signs each one with
 * Ed25519, and publishes its keys as a JSON Web Key Set.
 *
 * <pre>{@code
 * WebhookVerifier verifier = WebhookVerifier.builder().userId("your account's id").build();
 * WebhookDelivery delivery = verifier.verify(request::getHeader, body);
 * ImageResult result = WebhookVerifier.result(delivery);
 * }</pre>
 *
 * <p>The body must be the bytes as they came: JSON that was parsed and written again has another
 * digest. A genuine delivery may come more than once, with the same request id.
 *
 * <p>One verifier serves any number of threads. Make one and keep it, for it keeps the keys.
 */
public final class WebhookVerifier {
  private final SigningKeyCache keys;
  private final @Nullable String userId;
  private final Clock clock;

  private WebhookVerifier(Builder builder, HttpUrl url, OkHttpClient http) {
    this.keys = new SigningKeyCache(http, url, builder.clock);
    this.userId = builder.userId;
    this.clock = builder.clock;
  }

  /** A verifier of fal's deliveries, unless something else is set. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Checks a delivery and reads it. This waits up to 10 seconds for the keys if there are none yet,
   * if they are a day old, or if none of them made the signature. If no new keys come, old ones are
   * used.
   *
   * @param headers gives a header's value by its name in any case, or null: {@code
   *     request::getHeader} of a servlet, {@code headers::getFirst} of most others
   * @param body the bytes as they came
   * @throws WebhookRejectedException when the delivery is not genuine, too old, or not for this
   *     account; answer 401
   * @throws TransportException when the keys cannot be fetched; answer 503, and it comes again
   * @throws BadAnswerException when the delivery is genuine, but cannot be read
   * @throws InterruptedCallException when the thread is interrupted while it waits for the keys
   */
  public WebhookDelivery verify(Function<String, @Nullable String> headers, byte[] body) {
    check(headers, body);
    return WebhookPayloadReader.read(body, headers.apply(WebhookHeaders.REQUEST_ID));
  }

  /**
   * The images that a delivery brings.
   *
   * @throws JobFailedException when it reports that the job failed
   * @throws JobCancelledException when it reports that the job was cancelled
   * @throws BadAnswerException when the job succeeded, but the images are missing; {@link
   *     FluxClient#job(String, String)} fetches them
   */
  public static ImageResult result(WebhookDelivery delivery) {
    return WebhookPayloadReader.result(delivery);
  }

  private void check(Function<String, @Nullable String> headers, byte[] body) {
    WebhookHeaders claims = WebhookHeaders.read(headers, clock.instant());
    byte[] message = claims.message(body);
    SigningKeys current = keys.current();
    if (!current.signed(message, claims.signatureBytes())
        && !signedByNewer(current, message, claims)) {
      throw new WebhookRejectedException(
          Rule.SIGNATURE,
          "None of the published keys made this signature over these headers and this body;"
              + " the body must be passed as it came, byte for byte");
    }
    if (userId != null && !userId.equals(claims.userId())) {
      throw new WebhookRejectedException(
          Rule.ACCOUNT,
          "X-Fal-Webhook-User-Id is %1$s, but userId(…) is %2$s; set it to %1$s if that is you"
              .formatted(claims.userId(), userId));
    }
  }

  private boolean signedByNewer(SigningKeys failed, byte[] message, WebhookHeaders claims) {
    SigningKeys newer = keys.after(failed);
    return newer != failed && newer.signed(message, claims.signatureBytes());
  }

  /** Settings of a {@link WebhookVerifier}. */
  public static final class Builder {
    private static final String FAL_KEYS = "https://rest.fal.ai/.well-known/jwks.json";
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(10);

    private String keySetUrl = FAL_KEYS;
    private @Nullable String userId;
    private @Nullable OkHttpClient http;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /** Where the sender's keys are; fal's, unless set. */
    public Builder keySetUrl(String url) {
      keySetUrl = url;
      return this;
    }

    /**
     * Takes deliveries for this account only. The sender signs for all its customers with the same
     * keys, so without this anybody who has an account there can send deliveries that are genuine.
     * The id is in the header {@code X-Fal-Webhook-User-Id} of your deliveries.
     */
    public Builder userId(String id) {
      userId = id;
      return this;
    }

    /** The client whose proxy, TLS settings and interceptors are used to fetch the keys. */
    public Builder httpClient(OkHttpClient client) {
      http = client;
      return this;
    }

    /** What time it is; the machine's clock, unless set. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Makes the verifier. Nothing is fetched before the first delivery.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public WebhookVerifier build() {
      List<String> faults = new ArrayList<>();
      HttpUrl url = HttpUrl.parse(keySetUrl);
      if (url == null) {
        faults.add("keySetUrl is " + keySetUrl + ", must be an https URL");
      } else if (!url.isHttps() && !AddressKind.isLoopback(url.host())) {
        faults.add(
            "keySetUrl is " + url + ", must be https: keys fetched in the clear prove nothing");
      }
      if (userId != null && userId.isBlank()) {
        faults.add("userId is blank, must be an account's id or left out");
      }
      if (url == null || !faults.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", faults));
      }
      OkHttpClient.Builder client = http == null ? new OkHttpClient.Builder() : http.newBuilder();
      BoundedSocketFactory.install(client, http);
      // From a cache, a key that was rotated would not be seen.
      client.cache(null).cookieJar(CookieJar.NO_COOKIES).authenticator(Authenticator.NONE);
      // Redirects are followed, but never from one scheme to the other.
      return new WebhookVerifier(
          this, url, client.followSslRedirects(false).callTimeout(FETCH_LIMIT).build());
    }
  }
}
