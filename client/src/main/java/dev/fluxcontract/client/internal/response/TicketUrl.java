package dev.fluxcontract.client.internal.response;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The path and query of a URL in a body, and nothing else of it. A URL that a server could read
 * differently is rejected: dots, empty segments, encoded slashes, user names, schemes other than
 * http.
 */
public record TicketUrl(List<String> segments, @Nullable String query) {
  static final int LONGEST = 2048;
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:https?://[a-z0-9._:\\[\\]-]+)?/([^/?#][^?#]*)(?:\\?([^#]*))?(?:#.*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TRICK =
      Pattern.compile("[^\\x21-\\x7e]|\\\\|%(?![0-9a-f]{2})|%(?:2[ef5]|5c|[01][0-9a-f]|7f)");

  public static @Nullable TicketUrl parse(String text) {
    if (text.length() > LONGEST || TRICK.matcher(text.toLowerCase(Locale.ROOT)).find()) {
      return null;
    }
    Matcher plain = PLAIN.matcher(text);
    if (!plain.matches()) {
      return null;
    }
    String path = plain.group(1);
    List<String> segments = List.of(path.split("/", -1));
    boolean emptyBeforeEnd = segments.subList(0, segments.size() - 1).contains("");
    return emptyBeforeEnd || segments.contains(".") || segments.contains("..")
        ? null
        : new TicketUrl(segments, plain.group(2));
  }

  /**
   * The owner and app in front of {@code /requests/}, and the id behind it, where the path has this
   * shape.
   */
  @Nullable JobPath job() {
    int requests = segments.lastIndexOf("requests");
    if (requests < 2 || requests + 1 >= segments.size() || segments.get(requests + 1).isEmpty()) {
      return null;
    }
    return new JobPath(decoded(requests - 2), decoded(requests - 1), decoded(requests + 1));
  }

  private String decoded(int index) {
    HttpUrl url =
        new HttpUrl.Builder()
            .scheme("http")
            .host("h")
            .addEncodedPathSegment(segments.get(index))
            .build();
    return url.pathSegments().get(0);
  }

  record JobPath(String owner, String app, String requestId) {}
}
