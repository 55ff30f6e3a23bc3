package dev.fluxcontract.client.internal.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The marks that replace a key in URLs and ids, one for each text in which it was found, so that
 * exactly that text can be restored. The key as it is, its halves, and these escaped as in a URL
 * have the same marks in every process, since a ticket may be kept; what else is found, such as
 * base64, is known to one client only.
 */
final class KeyPlaceholders {
  private static final Pattern ANY = Pattern.compile("\\[key(?::\\w+)?]");
  private static final String UNKNOWN = "[key:x]";
  private static final int MOST = 256;
  private static final int LONGEST = 2048;

  private final Map<String, String> marks = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  KeyPlaceholders(Collection<String> secrets) {
    Set<String> known = new LinkedHashSet<>(secrets);
    secrets.forEach(secret -> known.addAll(KeyRedaction.halves(secret)));
    for (String plain : List.copyOf(known)) {
      known.add(URLEncoder.encode(plain, UTF_8).replace("+", "%20"));
    }
    known.forEach(
        text -> add(text, marks.isEmpty() ? KeyRedaction.MARK : "[key:" + marks.size() + "]"));
  }

  private String add(String text, String mark) {
    marks.put(text, mark);
    texts.put(mark, text);
    return mark;
  }

  synchronized String mark(String text) {
    String mark = marks.get(text);
    if (mark != null) {
      return mark;
    }
    // A number that no other client gives to another text.
    return marks.size() == MOST || text.length() > LONGEST
        ? UNKNOWN
        : add(text, "[key:x" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "]");
  }

  /** Null if the text holds a mark that is not known here. */
  synchronized @Nullable String restore(String text) {
    StringBuilder restored = new StringBuilder();
    Matcher mark = ANY.matcher(text);
    while (mark.find()) {
      String found = texts.get(mark.group());
      if (found == null) {
        return null;
      }
      mark.appendReplacement(restored, Matcher.quoteReplacement(found));
    }
    return mark.appendTail(restored).toString();
  }
}
