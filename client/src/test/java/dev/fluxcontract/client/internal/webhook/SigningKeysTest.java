package dev.fluxcontract.client.internal.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.WebhookSigner;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key and the signature are those that RFC 8037 prints in its appendix A. */
class SigningKeysTest {
  private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final String KEY = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}";
  private static final byte[] MESSAGE =
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);
  private static final byte[] SIGNATURE =
      Base64.getUrlDecoder()
          .decode(
              "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

  private static SigningKeys parse(String json) throws IOException {
    return SigningKeys.parse(new Buffer().writeUtf8(json));
  }

  private static boolean verified(String... keys) throws IOException {
    return parse("{\"keys\":[" + String.join(",", keys) + "]}").signed(MESSAGE, SIGNATURE);
  }

  @Test
  void verifyTheStandardsOwnExample() throws IOException {
    assertThat(verified(KEY)).isTrue();
    MESSAGE[0] ^= 1;
    assertThat(verified(KEY)).isFalse();
    MESSAGE[0] ^= 1;
  }

  @Test
  void anyOfThemMayHaveSigned() throws IOException {
    assertThat(verified(new WebhookSigner().jwk(), new WebhookSigner().jwk())).isFalse();
    assertThat(verified(new WebhookSigner().jwk(), KEY, new WebhookSigner().jwk())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "{}",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\"}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + X + "\"}",
        "{\"kty\":\"EC\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":7}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"***\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"_____________________________________________38\"}"
      })
  void aKeyOfNoUseIsPassedOver(String odd) throws IOException {
    assertThat(verified(odd, KEY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\":7}",
        "{\"keys\":[]}",
        "{\"keys\":[{}]}",
        "<html>",
        "{\"keys\":["
      })
  void aSetWithoutKeysIsAnError(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void nestingWithoutEndIsAnError() {
    assertThatThrownBy(() -> parse("[".repeat(60_000))).isInstanceOf(IOException.class);
  }

  @Test
  void noMoreThanSixteenAreTried() throws IOException {
    String another = new WebhookSigner().jwk();
    assertThat(verified(String.join(",", Collections.nCopies(15, another)), KEY)).isTrue();
    assertThat(verified(String.join(",", Collections.nCopies(16, another)), KEY)).isFalse();
  }
}
