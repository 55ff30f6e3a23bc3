package dev.fluxcontract.conformance.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes the key out of whatever is to be shown, as it is and in the forms in which a gateway may
 * send it back: URL-encoded, in base64, escaped for JSON or HTML.
 */
public final class SecretRedaction {
  /** What is shown in place of the key. */
  public static final String SHOWN = "$FLUX_API_KEY";

  /** What is shown in place of the key that is wrong on purpose. */
  static final String WRONG_SHOWN = "$WRONG_KEY";

  /** Shorter keys may turn up in a body by chance. */
  private static final int TELLING = 8;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private final String key;
  private final List<String> forms;
  private final List<String> longerForms;
  private final Map<String, String> shown = new LinkedHashMap<>();

  SecretRedaction(String key, Collection<String> wrong) {
    this.key = key;
    this.forms = forms(key);
    List<String> wrongForms = wrong.stream().flatMap(one -> forms(one).stream()).toList();
    this.longerForms =
        wrongForms.stream().filter(form -> forms.stream().anyMatch(form::contains)).toList();
    Map<String, String> all = new HashMap<>();
    wrongForms.forEach(form -> all.put(form, WRONG_SHOWN));
    forms.forEach(form -> all.put(form, SHOWN));
    // The longest first, or a short form would spoil a longer one that contains it.
    all.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(form -> form))
        .forEach(form -> shown.put(form, all.getOrDefault(form, SHOWN)));
  }

  /** The text without the key. */
  public String of(String text) {
    String clean = text;
    for (Map.Entry<String, String> form : shown.entrySet()) {
      clean = clean.replace(form.getKey(), form.getValue());
    }
    return clean;
  }

  /**
   * A finished report without the key, should anything have let it through. The suite's own words
   * stand there too, and a short key may be a part of them.
   */
  public String ofReport(String report) {
    return key.length() < TELLING ? report : of(report);
  }

  /** Whether the text gives the key away. To repeat one that is the key and more tells nothing. */
  boolean betrays(String text) {
    String rest = text;
    for (String form : longerForms) {
      rest = rest.replace(form, "");
    }
    return key.length() >= TELLING && forms.stream().anyMatch(rest::contains);
  }

  private static List<String> forms(String key) {
    Set<String> forms = new LinkedHashSet<>();
    if (!key.isEmpty()) {
      forms.add(key);
      String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
      forms.add(encoded);
      forms.add(encoded.replace("+", "%20"));
      forms.add(ESCAPE.matcher(encoded).replaceAll(one -> one.group().toLowerCase(Locale.ROOT)));
      forms.add(key.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
      forms.add(key.replace("\\", "\\\\").replace("\"", "\\\""));
      forms.add(key.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
      if (key.length() >= TELLING) {
        for (int shift = 0; shift < 3; shift++) {
          forms.add(base64(key, shift, Base64.getEncoder().withoutPadding()));
          forms.add(base64(key, shift, Base64.getUrlEncoder().withoutPadding()));
        }
      }
    }
    return List.copyOf(forms);
  }

  /** The part of the key's base64 that stays the same whatever stands before and after it. */
  private static String base64(String key, int shift, Base64.Encoder encoder) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String encoded = encoder.encodeToString(shifted);
    int from = (shift * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    return encoded.substring(from, to);
  }
}
