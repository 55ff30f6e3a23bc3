package dev.fluxcontract.conformance.gateway;

import org.jspecify.annotations.Nullable;

/** How a caller shows the key. */
public enum AuthScheme {
  /** {@code Authorization: Bearer KEY}, as relays document it. */
  BEARER,
  /** {@code Authorization: Key KEY}, as fal documents it. */
  KEY,
  /** Either of the two. */
  EITHER;

  boolean accepts(@Nullable String header, String key) {
    int space = header == null ? -1 : header.indexOf(' ');
    return header != null
        && space > 0
        && isWord(header.substring(0, space))
        && header.substring(space + 1).trim().equals(key);
  }

  private boolean isWord(String word) {
    return (this != KEY && word.equalsIgnoreCase("bearer"))
        || (this != BEARER && word.equalsIgnoreCase("key"));
  }
}
