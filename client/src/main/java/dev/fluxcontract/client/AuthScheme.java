package dev.fluxcontract.client;

/** How the key is put into the {@code Authorization} header. */
public enum AuthScheme {
  /** {@code Authorization: Bearer KEY}, as most relays want it. */
  BEARER,
  /** {@code Authorization: Key KEY}, as fal itself wants it. */
  KEY
}
