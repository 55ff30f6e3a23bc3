package dev.fluxcontract.conformance.http;

import java.util.Random;

/**
 * Makes a key that looks like the real one: as long, with letters where it has letters and digits
 * where it has digits. Nothing of the real key can be told from it.
 */
final class WrongKeyGenerator {
  private final Random random;

  WrongKeyGenerator(Random random) {
    this.random = random;
  }

  String like(String key) {
    String wrong = key;
    while (wrong.equals(key)) {
      StringBuilder made = new StringBuilder("x".repeat(Math.max(0, 6 - key.length())));
      key.codePoints().forEach(c -> made.appendCodePoint(other(c)));
      wrong = made.toString();
    }
    return wrong;
  }

  private int other(int c) {
    if (c >= '0' && c <= '9') {
      return '0' + random.nextInt(10);
    }
    if (c >= 'A' && c <= 'Z') {
      return 'A' + random.nextInt(26);
    }
    boolean mark = c == '-' || c == '_' || c == '.' || c == ':';
    return mark ? c : 'a' + random.nextInt(26);
  }
}
