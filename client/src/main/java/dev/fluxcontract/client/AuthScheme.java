package dev.fluxcontract.client;

/** How the key is put into the {@code Authorization} header. */
public enum AuthScheme {
  /** {@code Authorization: Bearer KEY}, as most relays want it. */
  BEARER("Bearer"),
  /** {@code Authorization: Key KEY}, as fal itself wants it. */
  KEY("Key");

  private final String word;

  AuthScheme(String word) {
    this.word = word;
  }

  String header(String key) {
    return word + " " + key;
  }
}
