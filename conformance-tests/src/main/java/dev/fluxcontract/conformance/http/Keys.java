package dev.fluxcontract.conformance.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The key of a run, and what is not quite the key: each of them has to be turned away. The key in
 * capitals is not among them: servers that keep the headers of a connection, as Jetty does, take
 * one for the other without their application's doing.
 */
final class Keys {
  /** What is left of a shorter one is no key that anybody would let in by mistake. */
  private static final int CUTTABLE = 8;

  private final String key;
  private final Map<Credentials, String> wrong = new EnumMap<>(Credentials.class);

  private Keys(String key) {
    this.key = key;
  }

  static Keys around(String key, Random random) {
    Keys keys = new Keys(key);
    keys.wrong.put(Credentials.WRONG, new WrongKey(random).like(key));
    if (key.length() >= CUTTABLE) {
      keys.wrong.put(Credentials.CUT, key.substring(0, key.length() - 1));
      keys.wrong.put(Credentials.BEHEADED, key.substring(1));
      keys.wrong.put(Credentials.LONGER, key + "x");
    }
    return keys;
  }

  /** The key to show, or null for none. */
  @Nullable String of(Credentials credentials) {
    return switch (credentials) {
      case NONE -> null;
      case OWN, OTHER_SCHEME -> key;
      default -> wrong.getOrDefault(credentials, wrong.get(Credentials.WRONG));
    };
  }

  /** Those that are not the key. */
  Collection<String> wrong() {
    return wrong.values();
  }

  /** What somebody may try who has not the key. */
  List<Credentials> strangers() {
    List<Credentials> strangers = new ArrayList<>(List.of(Credentials.NONE));
    strangers.addAll(wrong.keySet());
    return List.copyOf(strangers);
  }
}
