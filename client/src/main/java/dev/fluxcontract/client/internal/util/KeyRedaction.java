package dev.fluxcontract.client.internal.util;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets in text that a gateway may have written, in every form in which it may repeat
 * them:
 *
 * <ul>
 *   <li>as they are, in any mix of upper and lower case;
 *   <li>with any of their characters in the escapes of URLs, of JSON and JavaScript strings, or of
 *       HTML, up to three of these on top of each other;
 *   <li>in base64 or base64url, within whatever else was encoded with them;
 *   <li>in hexadecimal digits.
 * </ul>
 *
 * <p>The halves of a secret {@code id:secret} are secrets too, if they are long enough. The time
 * that a text takes grows with its length alone, whatever it holds.
 */
public final class KeyRedaction {
  /** Replaces a key. */
  public static final String MARK = "[key]";

  /** With this begins each mark, also those of {@link #hide}. */
  public static final String MARK_BEGINNING = "[key";

  /** Replaces nothing. */
  public static final KeyRedaction NONE = new KeyRedaction(Map.of());

  /** A shorter secret may occur in a response by chance, and is only searched for unencoded. */
  public static final int SHORTEST_SECRET = 8;

  private static final int LAYERS = 3;

  /** Text is searched window by window, so that long text needs no more memory. */
  private static final int WINDOW = 1 << 16;

  /** How many characters of text one character of a secret may take, in layers of escapes. */
  private static final int LONGEST_ESCAPE = 40;

  /** How deep to search the causes of a failure. */
  private static final int DEEPEST = 10;

  private final Map<String, String> marks;

  /** Created with the first text, so that a client starts sooner. */
  private volatile @Nullable SecretFinder finder;

  private @Nullable KeyPlaceholders restorable;

  private KeyRedaction(Map<String, String> marks) {
    this.marks = marks;
  }

  /** Replaces a key by {@link #MARK}. */
  public static KeyRedaction of(@Nullable String key) {
    return key == null || key.isEmpty() ? NONE : new KeyRedaction(Map.of(key, MARK));
  }

  /**
   * Replaces each secret by its own mark. Where secrets overlap, the one that begins first counts,
   * then the longest, then the one that was named first. An empty secret is ignored.
   */
  public static KeyRedaction of(Map<String, String> marks) {
    return new KeyRedaction(Collections.unmodifiableMap(new LinkedHashMap<>(marks)));
  }

  /**
   * The redaction of values that a program uses, and does not merely show. A short key may stand in
   * them by chance, so there it is left alone.
   */
  public KeyRedaction forValues() {
    return this != NONE && marks.keySet().stream().allMatch(key -> key.length() < SHORTEST_SECRET)
        ? NONE
        : this;
  }

  /** The text without the secrets; the very same string where it holds none. */
  public String apply(String text) {
    List<SecretFinder.Match> found = matches(text);
    return found.isEmpty() ? text : replace(text, found, null);
  }

  /**
   * As {@link #apply}, for a URL or id that the gateway gets back: {@link #restore} restores it.
   */
  public String hide(String text) {
    List<SecretFinder.Match> found = matches(text);
    return found.isEmpty() ? text : replace(text, found, restorable());
  }

  /**
   * What was {@linkplain #hide hidden}, exactly as it came: to be sent to the gateway, and never
   * shown.
   *
   * @return null if it is not known how it came
   */
  public @Nullable String restore(String text) {
    return marks.isEmpty() || !text.contains(MARK_BEGINNING) ? text : restorable().restore(text);
  }

  private synchronized KeyPlaceholders restorable() {
    KeyPlaceholders made = restorable;
    if (made == null) {
      made = new KeyPlaceholders(marks.keySet());
      restorable = made;
    }
    return made;
  }

  static List<String> halves(String secret) {
    List<String> halves = new ArrayList<>();
    for (String half : secret.split(":", -1)) {
      if (half.length() >= SHORTEST_SECRET) {
        halves.add(half);
      }
    }
    return halves;
  }

  /** With the marks of {@code restorable}, if it is given. */
  private static String replace(
      String text, List<SecretFinder.Match> found, @Nullable KeyPlaceholders restorable) {
    StringBuilder clean = new StringBuilder(text.length());
    int copied = 0;
    for (SecretFinder.Match match : found) {
      String secret = text.substring(match.start(), match.end());
      clean.append(text, copied, match.start());
      clean.append(restorable == null ? match.mark() : restorable.mark(secret));
      copied = match.end();
    }
    return clean.append(text, copied, text.length()).toString();
  }

  /** Whether a text holds a secret that has this mark. */
  public boolean finds(String text, String mark) {
    return matches(text).stream().anyMatch(match -> match.mark().equals(mark));
  }

  /** The secrets in a text from its beginning to its end, those that overlap as one. */
  private List<SecretFinder.Match> matches(String text) {
    if (marks.isEmpty() || text.isEmpty()) {
      return List.of();
    }
    SecretFinder known = finder();
    int overlap = known.longest() * LONGEST_ESCAPE;
    int window = Math.max(WINDOW, 4 * overlap);
    List<SecretFinder.Match> all = new ArrayList<>(0);
    int from = 0;
    while (text.length() - from >= known.shortest()) {
      boolean last = text.length() - from <= window;
      int to = last ? text.length() : from + window;
      from = merge(search(known, text, from, to), last ? to : to - overlap, all);
    }
    return all;
  }

  private static List<SecretFinder.Match> search(
      SecretFinder finder, String text, int from, int to) {
    List<SecretFinder.Match> found = new ArrayList<>(0);
    UnescapedText decoded = new UnescapedText(text, from, to);
    for (int layer = 0; layer == 0 || (layer <= LAYERS && decoded.decode()); layer++) {
      finder.find(decoded, found);
    }
    Collections.sort(found);
    return found;
  }

  /** Adds what begins before a position, and returns where to go on. */
  private static int merge(
      List<SecretFinder.Match> found, int limit, List<SecretFinder.Match> all) {
    SecretFinder.Match current = null;
    for (SecretFinder.Match next : found) {
      if (current != null && next.start() < current.end()) {
        int end = Math.max(current.end(), next.end());
        current = new SecretFinder.Match(current.start(), end, current.mark());
      } else if (next.start() < limit) {
        if (current != null) {
          all.add(current);
        }
        current = next;
      }
    }
    if (current != null) {
      all.add(current);
    }
    return current == null ? limit : Math.max(limit, current.end());
  }

  private SecretFinder finder() {
    SecretFinder made = finder;
    if (made == null) {
      List<SecretSpelling> spellings = new ArrayList<>();
      for (Map.Entry<String, String> secret : marks.entrySet()) {
        if (!secret.getKey().isEmpty()) {
          SecretSpelling.addAll(spellings, secret.getKey(), secret.getValue());
        }
        for (String half : halves(secret.getKey())) {
          SecretSpelling.addAll(spellings, half, secret.getValue());
        }
      }
      made = new SecretFinder(spellings);
      finder = made;
    }
    return made;
  }

  /** A failure as it is; or, where its stack trace would show a secret, one that does not. */
  public IOException apply(IOException failure) {
    if (!shows(failure, DEEPEST)) {
      return failure;
    }
    IOException clean = new IOException(apply(failure.toString()));
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }

  private boolean shows(@Nullable Throwable failure, int depth) {
    return failure != null
        && depth > 0
        && (!matches(failure.toString()).isEmpty()
            || shows(failure.getCause(), depth - 1)
            || Stream.of(failure.getSuppressed()).anyMatch(other -> shows(other, depth - 1)));
  }
}
