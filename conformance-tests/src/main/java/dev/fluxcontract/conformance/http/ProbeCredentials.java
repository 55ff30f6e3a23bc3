package dev.fluxcontract.conformance.http;

/** Which key a request shows. */
public enum ProbeCredentials {
  /** The key of the run, in the scheme of the run. */
  OWN("with the key"),
  /** None at all. */
  NONE("without a key"),
  /** One that looks like the key and is not. */
  WRONG("with a wrong key"),
  /** The key but for its last letter. */
  CUT("with the key cut by its last letter"),
  /** The key but for its first letter. */
  BEHEADED("with the key cut by its first letter"),
  /** The key with capitals for small letters, and the other way round. */
  OTHER_CASE("with the key in the other case"),
  /** The word before the key, and no key. */
  EMPTY("with an empty key"),
  /** The key and one letter more. */
  LONGER("with the key and a letter more"),
  /** The key of another customer, where there is one. */
  OTHER_CUSTOMER("with the key of another customer"),
  /** The key of the run, in the other scheme. */
  OTHER_SCHEME("with the key behind another word");

  private final String words;

  ProbeCredentials(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
