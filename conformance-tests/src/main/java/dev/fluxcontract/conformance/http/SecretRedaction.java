package dev.fluxcontract.conformance.http;

import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the key of a run, and the keys that are wrong on purpose, out of what is shown. {@link
 * KeyRedaction} says in which forms they are found.
 */
public final class SecretRedaction {
  /** What is shown in place of the key. */
  public static final String SHOWN = "$FLUX_API_KEY";

  /** What is shown in place of another customer's key. */
  public static final String OTHER_SHOWN = "$OTHER_FLUX_API_KEY";

  /** What is shown in place of the key that is wrong on purpose. */
  static final String WRONG_SHOWN = "$WRONG_KEY";

  private final boolean keyIsShort;
  private final KeyRedaction redaction;

  /** Takes those keys out; another customer's, and wrong ones, where there are some. */
  public SecretRedaction(String key, @Nullable String otherKey, Collection<String> wrong) {
    keyIsShort = key.length() < KeyRedaction.SHORTEST_SECRET;
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(key, SHOWN);
    if (otherKey != null) {
      marks.putIfAbsent(otherKey, OTHER_SHOWN);
    }
    wrong.forEach(one -> marks.putIfAbsent(one, WRONG_SHOWN));
    redaction = KeyRedaction.of(marks);
  }

  /** The text without the key. */
  public String of(String text) {
    return redaction.apply(text);
  }

  /**
   * A finished report without the key, should anything have let it through. The suite's own words
   * stand there too, and a short key may be a part of them.
   */
  public String ofReport(String report) {
    return keyIsShort ? report : of(report);
  }

  /** Whether the text shows the key. A short key may stand there by chance. */
  boolean containsSecret(String text) {
    return !keyIsShort && redaction.finds(text, SHOWN);
  }
}
