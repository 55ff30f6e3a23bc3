package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * The headers by which a gateway names a response in its own logs and bills, as lines of text: what
 * describes the message is left out, and so is what may be a secret.
 */
public final class ResponseHeaders {
  private static final int LONGEST = 2048;

  private static final Set<String> LEFT_OUT =
      Set.of(
          "date",
          "server",
          "connection",
          "keep-alive",
          "transfer-encoding",
          "cache-control",
          "vary",
          "pragma",
          "expires",
          "etag",
          "strict-transport-security");
  private static final List<String> LEFT_OUT_BEGINNINGS =
      List.of("content-", "accept-", "access-control-");
  private static final List<String> WORDS_OF_SECRETS =
      List.of(
          "auth", "cookie", "credential", "key", "pass", "secret", "session", "signature", "token");

  /** OkHttp takes other names too, and a bare CR in a name would end its line. */
  private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

  private ResponseHeaders() {}

  static String lines(Headers headers, KeyRedaction redaction) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      // A gateway may send a bare CR, or a line break in HTTP/2.
      String value = headers.value(i).strip().replace('\r', ' ').replace('\n', ' ');
      boolean named = TOKEN.matcher(name).matches();
      boolean fits = lines.length() + name.length() + value.length() < LONGEST;
      if (named && fits && !isLeftOut(name.toLowerCase(Locale.ROOT))) {
        lines.append(redaction.apply(name)).append(':').append(redaction.apply(value)).append('\n');
      }
    }
    return lines.toString();
  }

  private static boolean isLeftOut(String name) {
    for (String beginning : LEFT_OUT_BEGINNINGS) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    for (String word : WORDS_OF_SECRETS) {
      if (name.contains(word)) {
        return true;
      }
    }
    return LEFT_OUT.contains(name);
  }

  /** The headers of such lines, found by name in any case. */
  public static Map<String, List<String>> of(String lines) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    lines
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              headers
                  .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>(1))
                  .add(line.substring(colon + 1));
            });
    headers.replaceAll((name, values) -> Collections.unmodifiableList(values));
    return Collections.unmodifiableMap(headers);
  }
}
