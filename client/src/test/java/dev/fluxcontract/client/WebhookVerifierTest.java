package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.WebhookRejectedException.Rule;
import dev.fluxcontract.client.model.DeliveryStatus;
import dev.fluxcontract.client.model.WebhookDelivery;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final byte[] BODY =
      SampleImages.bytes("{\"request_id\":\"job-1\",\"status\":\"OK\"}");

  private final TestClock clock = new TestClock();
  private final WebhookSigner sender = new WebhookSigner();
  private final JwksServer address = new JwksServer(sender);
  private final WebhookVerifier verifier = builder().build();
  private final Map<String, String> headers = sender.sign(clock.instant(), BODY);

  private WebhookVerifier.Builder builder() {
    return WebhookVerifier.builder().httpClient(address.client()).clock(clock);
  }

  @Test
  void aGenuineDeliveryIsBelieved() {
    assertThatCode(() -> verifier.verify(headers::get, BODY)).doesNotThrowAnyException();
  }

  @Test
  void whatItSaysCanBeRead() {
    byte[] body =
        SampleImages.bytes(
            "{\"request_id\":\"job-1\",\"status\":\"ERROR\",\"error\":\"Invalid status code: 422\","
                + "\"payload\":{\"detail\":[]},\"new\":1}");
    WebhookDelivery delivery = verifier.verify(sender.sign(clock.instant(), body)::get, body);
    assertThat(delivery.requestId()).isEqualTo("job-1");
    assertThat(delivery.status()).isEqualTo(DeliveryStatus.ERROR);
    assertThat(delivery.error()).isEqualTo("Invalid status code: 422");
    assertThat(delivery.unknownFields()).containsKey("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "<html>", "{\"request_id\":7,\"status\":\"OK\"}"})
  void aGenuineDeliveryOfNonsenseIsABadAnswer(String text) {
    byte[] body = SampleImages.bytes(text);
    Map<String, String> signed = sender.sign(clock.instant(), body);
    assertThatThrownBy(() -> verifier.verify(signed::get, body))
        .isInstanceOfSatisfying(
            BadAnswerException.class, e -> assertThat(e.requestId()).isEqualTo("job-1"))
        .hasMessageContaining("genuine, but cannot be read");
  }

  /** Signed by another library (Python's cryptography), so that no mistake is made twice. */
  @Test
  void aSignatureMadeElsewhereIsBelieved() {
    address.body =
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg\"}]}";
    Map<String, String> foreign =
        Map.of(
            "X-Fal-Webhook-Request-Id", "123e4567-e89b-12d3-a456-426614174000",
            "X-Fal-Webhook-User-Id", "user-7",
            "X-Fal-Webhook-Timestamp", "1767225600",
            "X-Fal-Webhook-Signature",
                "bb41657274e268995a8b00ce858a391dd766bb89ba96f7c0c79c01f55b774019"
                    + "34b34d9b74522364c70a9880f1e21a18bc63e3a79ce8072678e82a594422ba04");
    byte[] body =
        SampleImages.bytes(
            "{\"request_id\":\"123e4567-e89b-12d3-a456-426614174000\",\"status\":\"OK\","
                + "\"payload\":{\"images\":[{\"url\":\"https://files.example/1.png\"}]}}");
    assertThatCode(() -> verifier.verify(foreign::get, body)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Request-Id", "User-Id", "Timestamp", "Signature"})
  void eachHeaderMustBeThere(String name) {
    headers.remove("X-Fal-Webhook-" + name);
    assertRejected(Rule.HEADERS, BODY, "X-Fal-Webhook-" + name + " is missing; pass a function");
    headers.put("X-Fal-Webhook-" + name, "");
    assertRejected(Rule.HEADERS, BODY, "X-Fal-Webhook-" + name + " is missing");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 299, 300})
  void fiveMinutesEitherWayAreAllowed(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    assertThatCode(() -> verifier.verify(headers::get, BODY)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301_000, -300_001, 300_001, 301_000, 1L << 50})
  void moreIsNotAllowed(long millis) {
    clock.advance(Duration.ofMillis(millis));
    assertRejected(Rule.TIMESTAMP, BODY, "at most 300");
    assertThat(address.asked).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now",
        "+1767225600",
        "-1",
        "1767225600.0",
        " 1767225600",
        "1e9",
        "९",
        "999999999999"
      })
  void theTimestampIsANumberOfSeconds(String timestamp) {
    headers.put("X-Fal-Webhook-Timestamp", timestamp);
    assertRejected(Rule.TIMESTAMP, BODY, "not a number of seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "zz", "0x", "é"})
  void theSignatureIsSixtyFourBytesInHexadecimal(String twoDigits) {
    String signature = headers.getOrDefault("X-Fal-Webhook-Signature", "");
    headers.put("X-Fal-Webhook-Signature", twoDigits + signature);
    assertRejected(Rule.SIGNATURE_FORM, BODY, "not 128 hexadecimal digits");
    headers.put("X-Fal-Webhook-Signature", signature.substring(1));
    assertRejected(Rule.SIGNATURE_FORM, BODY, "it has 127 characters");
    headers.put("X-Fal-Webhook-Signature", signature.substring(2) + "0g");
    assertRejected(Rule.SIGNATURE_FORM, BODY, "not 128 hexadecimal digits");
  }

  @Test
  void theSignatureMayBeInCapitals() {
    headers.computeIfPresent("X-Fal-Webhook-Signature", (k, hex) -> hex.toUpperCase(Locale.ROOT));
    assertThatCode(() -> verifier.verify(headers::get, BODY)).doesNotThrowAnyException();
  }

  @Test
  void aBodyChangedByOneByteIsRejected() {
    byte[] changed = BODY.clone();
    changed[5] ^= 1;
    assertRejected(Rule.SIGNATURE, changed, "byte for byte");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Request-Id", "User-Id"})
  void aChangedHeaderIsRejected(String name) {
    headers.put("X-Fal-Webhook-" + name, "another");
    assertRejected(Rule.SIGNATURE, BODY, "None of the published keys");
  }

  @Test
  void aTimestampMovedIntoTheWindowIsRejected() {
    headers.put("X-Fal-Webhook-Timestamp", "" + (clock.instant().getEpochSecond() + 1));
    assertRejected(Rule.SIGNATURE, BODY, "None of the published keys");
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, (byte) 0xff})
  void aSignatureThatIsNoPointOnTheCurveIsRejected(byte filler) {
    byte[] nonsense = new byte[64];
    Arrays.fill(nonsense, filler);
    headers.put("X-Fal-Webhook-Signature", HexFormat.of().formatHex(nonsense));
    assertRejected(Rule.SIGNATURE, BODY, "None of the published keys");
  }

  @Test
  void anotherAccountsDeliveryIsRejectedWhereOneIsAskedFor() {
    WebhookVerifier mine = builder().userId("user-7").build();
    assertThatCode(() -> mine.verify(headers::get, BODY)).doesNotThrowAnyException();
    WebhookVerifier another = builder().userId("user-8").build();
    assertThatThrownBy(() -> another.verify(headers::get, BODY))
        .isInstanceOfSatisfying(
            WebhookRejectedException.class, e -> assertThat(e.rule()).isEqualTo(Rule.ACCOUNT))
        .hasMessageContaining("User-Id is user-7, but userId(…) is user-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys.example/jwks.json", "http://keys.example/jwks.json", "ftp://keys"})
  void theKeysAreFetchedOverHttpsOnly(String url) {
    WebhookVerifier.Builder builder = WebhookVerifier.builder().keySetUrl(url).userId(" ");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keySetUrl is " + url)
        .hasMessageContaining("userId is blank");
  }

  @Test
  void aTestMayServeThemOnThisMachine() {
    assertThatCode(WebhookVerifier.builder().keySetUrl("http://127.0.0.1:1/keys")::build)
        .doesNotThrowAnyException();
  }

  private void assertRejected(Rule rule, byte[] body, String message) {
    assertThatThrownBy(() -> verifier.verify(headers::get, body))
        .isInstanceOfSatisfying(
            WebhookRejectedException.class, e -> assertThat(e.rule()).isEqualTo(rule))
        .hasMessageContaining(message);
  }
}
