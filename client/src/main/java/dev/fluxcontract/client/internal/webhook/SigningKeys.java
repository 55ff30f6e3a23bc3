package dev.fluxcontract.client.internal.webhook;

import dev.fluxcontract.client.internal.util.JsonTree;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The Ed25519 keys of a JSON Web Key Set (RFC 7517 and 8037). */
public final class SigningKeys {
  /** With more keys than this, each false signature would be expensive to reject. */
  private static final int MOST_KEYS = 16;

  private static final int KEY_BYTES = 32;

  private final List<PublicKey> keys;

  private SigningKeys(List<PublicKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads a key set. Keys of other kinds are passed over, as the standard asks.
   *
   * @throws IOException when it is not a key set, or has no key of the right kind
   */
  static SigningKeys parse(Buffer json) throws IOException {
    List<PublicKey> keys = new ArrayList<>();
    for (Object jwk : JsonTree.elements(JsonTree.members(JsonTree.read(json)).get("keys"))) {
      PublicKey key = keys.size() < MOST_KEYS ? key(JsonTree.members(jwk)) : null;
      if (key != null) {
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("the key set holds no Ed25519 key");
    }
    return new SigningKeys(List.copyOf(keys));
  }

  /** Whether one of the keys made this signature. */
  public boolean signed(byte[] message, byte[] signature) {
    for (PublicKey key : keys) {
      try {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(message);
        if (ed25519.verify(signature)) {
          return true;
        }
      } catch (GeneralSecurityException e) {
        // The JDK throws, rather than saying no, where key or signature name no point on the curve.
      }
    }
    return false;
  }

  private static @Nullable PublicKey key(Map<String, @Nullable Object> jwk) {
    if (!"OKP".equals(jwk.get("kty"))
        || !"Ed25519".equals(jwk.get("crv"))
        || !(jwk.get("x") instanceof String x)) {
      return null;
    }
    try {
      byte[] littleEndian = Base64.getUrlDecoder().decode(x);
      return littleEndian.length == KEY_BYTES ? key(littleEndian) : null;
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return null;
    }
  }

  /** RFC 8032: y with its lowest byte first, and in the highest bit whether x is odd. */
  private static PublicKey key(byte[] littleEndian) throws GeneralSecurityException {
    byte[] y = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      y[i] = littleEndian[KEY_BYTES - 1 - i];
    }
    boolean xOdd = (y[0] & 0x80) != 0;
    y[0] &= 0x7f;
    EdECPoint point = new EdECPoint(xOdd, new BigInteger(1, y));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }
}
