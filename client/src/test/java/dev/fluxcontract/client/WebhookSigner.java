package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Signs deliveries as fal does, with a key of its own. */
public final class WebhookSigner {
  private final KeyPair pair;

  public WebhookSigner() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The public half as a JSON Web Key. The last 32 bytes of its encoding are the key itself. */
  public String jwk() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}";
  }

  Map<String, String> sign(Instant when, byte[] body) {
    String seconds = Long.toString(when.getEpochSecond());
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("X-Fal-Webhook-Request-Id", "job-1");
    headers.put("X-Fal-Webhook-User-Id", "user-7");
    headers.put("X-Fal-Webhook-Timestamp", seconds);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(pair.getPrivate());
      String hex = HexFormat.of().formatHex(digest);
      ed25519.update(("job-1\nuser-7\n" + seconds + "\n" + hex).getBytes(UTF_8));
      headers.put("X-Fal-Webhook-Signature", HexFormat.of().formatHex(ed25519.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return headers;
  }
}
