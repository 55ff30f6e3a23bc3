package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.api.RequestCalls;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers a caller may add to a submit. */
public final class CallerHeaderCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e]([\\t\\x20-\\x7e]*[\\x21-\\x7e])?");
  private static final int LONGEST = 4096;

  private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "cookie2");
  private static final Pattern FRAMING =
      Pattern.compile(
          "accept-encoding|connection|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade"
              + "|(content|proxy)-.*");

  private CallerHeaderCheck() {}

  /**
   * Refuses a header that callers may not set. The message shows no value, which may be a secret,
   * and no name that is malformed, which may contain one.
   */
  public static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "header(…, …) has a name that is not allowed in a header: letters, digits and - are usual,"
              + " and no space or colon");
    }
    String fault = fault(name, value);
    if (fault != null) {
      throw new IllegalArgumentException("header(\"" + name + "\", …) " + fault);
    }
  }

  private static @Nullable String fault(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (CREDENTIALS.contains(lower)) {
      return "carries credentials; the key goes into apiKey(…), and how it is sent into auth(…)";
    }
    if (FRAMING.matcher(lower).matches()) {
      return "frames the message or is meant for the next hop; the HTTP client sets it";
    }
    if (RequestCalls.isHeader(name)) {
      return "is a parameter of the contract, which another method of SubmitOptions sets";
    }
    return value.length() > LONGEST || !VALUE.matcher(value).matches()
        ? "has a value that is not allowed in a header: 1 to "
            + LONGEST
            + " printable ASCII characters, without spaces at its ends"
        : null;
  }
}
