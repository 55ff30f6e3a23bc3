package dev.fluxcontract.conformance.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The key of a run, and what is not quite the key: each of them has to be turned away. One that
 * differs in the case of its letters goes out on a connection that carries nothing else: servers
 * that keep the headers of a connection, as Jetty does, take one for the other without their
 * application's doing.
 */
final class KeyVariants {
  /** What is left of a shorter one is not a key that anybody would let in by mistake. */
  private static final int CUTTABLE = 8;

  private final String key;
  private final @Nullable String otherKey;
  private final Map<ProbeCredentials, String> wrong = new EnumMap<>(ProbeCredentials.class);

  KeyVariants(String key, @Nullable String otherKey, Random random) {
    this.key = key;
    this.otherKey = otherKey;
    wrong.put(ProbeCredentials.WRONG, madeUp(key, random));
    wrong.put(ProbeCredentials.EMPTY, "");
    if (key.length() >= CUTTABLE) {
      String otherCase = otherCase(key);
      if (!otherCase.equals(key) && !otherCase.equals(otherKey)) {
        wrong.put(ProbeCredentials.OTHER_CASE, otherCase);
      }
      wrong.put(ProbeCredentials.CUT, key.substring(0, key.length() - 1));
      wrong.put(ProbeCredentials.BEHEADED, key.substring(1));
      wrong.put(ProbeCredentials.LONGER, key + "x");
    }
  }

  /**
   * A key that looks like the real one: as long, with letters where it has letters and digits where
   * it has digits. Nothing of the real key can be told from it.
   */
  private static String madeUp(String key, Random random) {
    String wrong = key;
    while (wrong.equals(key)) {
      StringBuilder made = new StringBuilder("x".repeat(Math.max(0, 6 - key.length())));
      key.codePoints().forEach(c -> made.appendCodePoint(alike(c, random)));
      wrong = made.toString();
    }
    return wrong;
  }

  private static int alike(int c, Random random) {
    if (c >= '0' && c <= '9') {
      return '0' + random.nextInt(10);
    }
    if (c >= 'A' && c <= 'Z') {
      return 'A' + random.nextInt(26);
    }
    boolean mark = c == '-' || c == '_' || c == '.' || c == ':';
    return mark ? c : 'a' + random.nextInt(26);
  }

  private static String otherCase(String key) {
    StringBuilder other = new StringBuilder();
    key.codePoints()
        .map(c -> Character.isLowerCase(c) ? Character.toUpperCase(c) : Character.toLowerCase(c))
        .forEach(other::appendCodePoint);
    return other.toString();
  }

  /** The key of the run. */
  String own() {
    return key;
  }

  /** The key to show, or null for none. */
  @Nullable String of(ProbeCredentials credentials) {
    return switch (credentials) {
      case NONE -> null;
      case OWN, OTHER_SCHEME -> key;
      case OTHER_CUSTOMER -> otherKey;
      default -> wrong.getOrDefault(credentials, wrong.get(ProbeCredentials.WRONG));
    };
  }

  /** Those that are not the key, and not empty either. */
  Collection<String> wrong() {
    return wrong.values().stream().filter(key -> !key.isEmpty()).toList();
  }

  /** Whether there is the key of another customer to try. */
  boolean knowsOtherCustomer() {
    return otherKey != null;
  }

  /** What somebody may try who has not the key. */
  List<ProbeCredentials> strangers() {
    List<ProbeCredentials> strangers = new ArrayList<>(List.of(ProbeCredentials.NONE));
    strangers.addAll(wrong.keySet());
    if (otherKey != null) {
      strangers.add(ProbeCredentials.OTHER_CUSTOMER);
    }
    return List.copyOf(strangers);
  }
}
