package dev.fluxcontract.client.internal.util;

/** Where a secret is in a text, and what replaces it. */
record SecretMatch(int start, int end, String mark) implements Comparable<SecretMatch> {
  @Override
  public int compareTo(SecretMatch other) {
    int order = Integer.compare(start, other.start);
    return order != 0 ? order : Integer.compare(other.end, end);
  }
}
