package dev.fluxcontract.conformance.http;

import java.util.Locale;

/** The word before the key in the Authorization header. */
public enum AuthPrefix {
  /** As the relays document it. */
  BEARER("Bearer"),
  /** As fal documents it. */
  KEY("Key");

  private final String word;

  AuthPrefix(String word) {
    this.word = word;
  }

  /** The word as it is sent. */
  String word() {
    return word;
  }

  /** The other of the two. */
  AuthPrefix other() {
    return this == BEARER ? KEY : BEARER;
  }

  /** The word in lower case, as the command line and the report write it. */
  @Override
  public String toString() {
    return word.toLowerCase(Locale.ROOT);
  }
}
