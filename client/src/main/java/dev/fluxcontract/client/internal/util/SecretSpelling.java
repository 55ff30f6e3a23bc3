package dev.fluxcontract.client.internal.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import okio.ByteString;

/**
 * One way to write a secret.
 *
 * @param letters the lower case of its letters; a space is a plus sign, as forms write it
 * @param mark what to show instead
 */
record SecretSpelling(String letters, String mark) {
  private static final int ALIGNMENTS = 3;

  /** A secret becomes shorter where it holds what looks escaped. */
  private static final int SHORTEST_DECODED = KeyRedaction.SHORTEST_SECRET / 2;

  /** Adds the ways to write a secret; a short one is looked for as it is only. */
  static void addAll(List<SecretSpelling> spellings, String secret, String mark) {
    add(spellings, secret, mark);
    // What looks escaped in the secret itself is decoded too where the secret is found.
    UnescapedText decoded = new UnescapedText(secret, 0, secret.length());
    while (decoded.decode() && decoded.length() >= SHORTEST_DECODED) {
      add(spellings, decoded.toString(), mark);
    }
    if (secret.length() >= KeyRedaction.SHORTEST_SECRET) {
      byte[] bytes = secret.getBytes(UTF_8);
      add(spellings, ByteString.of(bytes).hex(), mark);
      for (int alignment = 0; alignment < ALIGNMENTS; alignment++) {
        String base64 = base64(bytes, alignment);
        add(spellings, base64, mark);
        add(spellings, base64.replace('+', '-').replace('/', '_'), mark);
      }
    }
  }

  private static void add(List<SecretSpelling> spellings, String text, String mark) {
    SecretSpelling spelling =
        new SecretSpelling(text.toLowerCase(Locale.ROOT).replace(' ', '+'), mark);
    if (!spellings.contains(spelling)) {
      spellings.add(spelling);
    }
  }

  /** The base64 that stays the same whatever is encoded before and after these bytes. */
  private static String base64(byte[] bytes, int alignment) {
    byte[] aligned = new byte[alignment + bytes.length];
    System.arraycopy(bytes, 0, aligned, alignment, bytes.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(aligned);
    return encoded.substring((alignment * 8 + 5) / 6, aligned.length * 8 / 6);
  }
}
