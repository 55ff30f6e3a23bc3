package dev.fluxcontract.conformance.model;

import org.jspecify.annotations.Nullable;

/** How a caller shows the key. */
public enum AcceptedAuth {
  /** {@code Authorization: Bearer KEY}, as relays document it. */
  BEARER,
  /** {@code Authorization: Key KEY}, as fal documents it. */
  KEY,
  /** Either of the two. */
  EITHER;

  /** The key that a header shows; null where it shows none in this way. */
  public @Nullable String shown(@Nullable String header) {
    int space = header == null ? -1 : header.indexOf(' ');
    return header != null && space > 0 && isWord(header.substring(0, space))
        ? header.substring(space + 1).trim()
        : null;
  }

  private boolean isWord(String word) {
    return (this != KEY && word.equalsIgnoreCase("bearer"))
        || (this != BEARER && word.equalsIgnoreCase("key"));
  }
}
