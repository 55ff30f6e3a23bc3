package dev.fluxcontract.conformance.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text the parts of URLs that let anybody in who knows them: signatures and tokens
 * of file stores, wherever such a URL stands and however it is escaped.
 */
final class SignedAddresses {
  private static final String REMOVED = "removed-";

  /** As Amazon, Google, Azure, Alibaba, Tencent, Huawei and others name them. */
  private static final String NAMES =
      "(?:x-(?:[a-z]+-)?)?(?:signature|credential|security-token)|sig|sign|q-(?:signature|ak)|token"
          + "|access_token|auth(?:_key|orization)?|policy|key-pair-id|[a-z]*accesskeyid|hmac|hdnts"
          + "|googleaccessid|hdnea|st|api_?key|key|secret|password";

  /** What stands before a parameter: plain, in JSON, in HTML, or in a URL that is a parameter. */
  private static final String BEFORE =
      "(?:[?&;]|\\\\u0026|\\\\u003f|&amp;|&#38;|&#x26;|%26|%3f|%2526|%253f)";

  private static final String EQUALS = "(?:=|\\\\u003d|&#61;|&#x3d;|%3d|%253d)";

  private static final String NAME = "(" + BEFORE + "(?:" + NAMES + ")" + EQUALS + ")";

  private static final Pattern SIGNED =
      Pattern.compile(
          NAME + "((?:(?!\\\\u00|%26|%2526|&)[^\\s\"'<>\\\\#;])++)", Pattern.CASE_INSENSITIVE);

  /** A user and a password before a host. */
  private static final Pattern USER =
      Pattern.compile(
          "(https?(?::|%3a)(?:\\\\?/|%2f){2})(?:(?!%2f|%3f|%23|%40)[^\\s\"'<>/@?#\\\\])++(?:@|%40)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_FILE =
      Pattern.compile("https?[^\\x00-\\x20\"'<>\\x7f]++", Pattern.CASE_INSENSITIVE);

  private SignedAddresses() {}

  static String removedFrom(String text) {
    String unsigned =
        SIGNED
            .matcher(text)
            .replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) + removed(found.group(2))));
    return USER.matcher(unsigned).replaceAll("$1");
  }

  /**
   * The same for a file that is not text, where each letter is a byte. Its length stays as it is,
   * and only URLs are changed: in a picture, other bytes may look like a parameter by chance.
   */
  static String removedFromFile(String letters) {
    Matcher urls = IN_FILE.matcher(letters);
    return urls.replaceAll(url -> Matcher.quoteReplacement(overwritten(url.group())));
  }

  private static String overwritten(String url) {
    String clean = removedFrom(url) + "x".repeat(url.length());
    return clean.substring(0, url.length());
  }

  /** Not the same for all: two addresses that differ in nothing else stay two. */
  private static String removed(String value) {
    return value.startsWith(REMOVED) ? value : REMOVED + Integer.toHexString(value.hashCode());
  }
}
