package dev.fluxcontract.conformance.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The headers of an answer, in order. A name may occur more than once, or be no name at all. */
public final class ReceivedHeaders {
  /** How many characters of all names and values a report shows. */
  private static final int SHOWN = 8 << 10;

  private record Field(String name, String value) {}

  private final List<Field> fields = new ArrayList<>();

  /** Adds one line of a head. */
  public void add(String line) {
    int colon = line.indexOf(':');
    fields.add(
        colon < 0
            ? new Field("", line.strip())
            : new Field(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
  }

  /** Gives the name and the value of each. */
  public void forEach(BiConsumer<String, String> reader) {
    fields.forEach(field -> reader.accept(field.name(), field.value()));
  }

  /** The first value of a header, or null. */
  public @Nullable String get(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst()
        .orElse(null);
  }

  /** Whether a header's list of values holds a word. */
  boolean lists(String name, String word) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .flatMap(field -> List.of(field.value().toLowerCase(Locale.ROOT).split(",", -1)).stream())
        .anyMatch(one -> one.strip().equals(word));
  }

  /** All of them, as text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    fields.forEach(f -> text.append(f.name()).append(": ").append(f.value()).append('\n'));
    return text.toString();
  }

  /**
   * Name and value of the first ones, as they may be shown. A header that came twice is joined by
   * commas; of a long one the start is shown, and of many it is said how many more there were.
   */
  public Map<String, String> shown(UnaryOperator<String> redacted) {
    Map<String, String> shown = new LinkedHashMap<>();
    int left = SHOWN;
    int more = 0;
    for (Field field : fields) {
      String name = redacted.apply(field.name());
      String value = redacted.apply(field.value());
      if (left <= name.length()) {
        more++;
        continue;
      }
      String begin = start(value, left - name.length());
      left -= name.length() + begin.length();
      shown.merge(name, begin, (first, second) -> first + ", " + second);
    }
    if (more > 0) {
      shown.put("…", more + " more headers");
    }
    return shown;
  }

  private static String start(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
