package dev.fluxcontract.client.internal.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hides a key in text that a gateway wrote, in each of the spellings in which a gateway may echo
 * it.
 */
public final class KeyRedaction {
  /** What stands in place of the key. */
  static final String MARK = "[key]";

  /** Hides nothing, where there is no key. */
  public static final KeyRedaction NONE = new KeyRedaction(null);

  /**
   * A part of an {@code id:secret} key shorter than this is no secret, and too common to be hidden.
   */
  private static final int SHORTEST_PART = 8;

  /** So far down a failure's causes are looked at. */
  private static final int DEEPEST = 10;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private final @Nullable String key;

  /** Made for the first text: a client that is told no errors starts sooner without them. */
  private volatile @Nullable List<String> spellings;

  private KeyRedaction(@Nullable String key) {
    this.key = key;
  }

  public static KeyRedaction of(@Nullable String key) {
    return key == null || key.isEmpty() ? NONE : new KeyRedaction(key);
  }

  public String apply(String text) {
    if (key == null) {
      return text;
    }
    List<String> known = spellings;
    if (known == null) {
      known = allSpellings(key);
      spellings = known;
    }
    String clean = text;
    for (String spelling : known) {
      clean = clean.replace(spelling, MARK);
    }
    return clean;
  }

  /**
   * A failure as it is; or, where a message in it holds the key, as a stack trace would show, one
   * that says the same without.
   */
  public IOException apply(IOException failure) {
    if (!shows(failure, DEEPEST)) {
      return failure;
    }
    IOException clean = new IOException(apply(failure.toString()));
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }

  private boolean shows(@Nullable Throwable failure, int depth) {
    if (failure == null || depth == 0) {
      return false;
    }
    String message = failure.toString();
    return !apply(message).equals(message)
        || shows(failure.getCause(), depth - 1)
        || Stream.of(failure.getSuppressed()).anyMatch(other -> shows(other, depth - 1));
  }

  /** Of the key and of its parts, the longest first. */
  private static List<String> allSpellings(String key) {
    Stream<String> parts = Stream.of(key.split(":")).filter(part -> part.length() >= SHORTEST_PART);
    return Stream.concat(Stream.of(key), parts)
        .flatMap(KeyRedaction::spellings)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static Stream<String> spellings(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    String encoded = URLEncoder.encode(secret, UTF_8);
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return Stream.of(
        secret,
        encoded,
        ESCAPE.matcher(encoded).replaceAll(one -> one.group().toLowerCase(Locale.ROOT)),
        secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
        secret.replace("\\", "\\\\").replace("\"", "\\\""),
        base64);
  }
}
