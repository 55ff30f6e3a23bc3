package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.page.model.PageProblem;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Servers, paths, projects and the word before the key, as pages write them. */
final class PageAddresses {
  static final String NO_SERVER = "The page names no server";

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "^/?(?:\\{\\{[^{}/]{1,40}}}|\\{base_?url}|<[^<>/]{1,40}>|\\$?\\{?BASE_?URL}?|YOUR_[A-Z_]{1,30})(?=/)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern APIFOX =
      Pattern.compile("/project/(\\d{1,12})/apis/(api-\\d{1,15})");

  private static final Pattern AUTH =
      Pattern.compile("(?i)authorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"'`]?(bearer|key)\\b");

  private static final Pattern MISSPELT =
      Pattern.compile("(https?):/{0,3}(?=[\\w.-]{1,250}\\.\\w)");

  private PageAddresses() {}

  static String withoutPlaceholder(String path) {
    return PLACEHOLDER.matcher(path).replaceFirst("");
  }

  static @Nullable String apifoxOrigin(String url) {
    Matcher found = APIFOX.matcher(url);
    return found.find() ? "Apifox project " + found.group(1) + ", page " + found.group(2) : null;
  }

  /** The word before the key in a line that names the header, or null. */
  static @Nullable String authIn(String line) {
    Matcher found = AUTH.matcher(line);
    if (!found.find()) {
      return null;
    }
    return found.group(1).equalsIgnoreCase("bearer") ? "Bearer" : "Key";
  }

  /** Adds a base URL; one that is misspelt in a way that is certain is corrected. */
  static void addServer(
      String written, int line, List<String> servers, List<PageProblem> problems) {
    String url = written.strip();
    Matcher scheme = MISSPELT.matcher(url);
    boolean malformed = scheme.lookingAt() && !scheme.group().endsWith("://");
    malformed |= scheme.lookingAt() && scheme.group().endsWith(":///");
    if (malformed) {
      url = scheme.replaceFirst("$1://");
      problems.add(
          new PageProblem(line, "The server " + written + " is malformed; read as " + url));
    }
    if (!isUrl(url)) {
      problems.add(new PageProblem(line, "The server " + written + " is not a URL"));
    } else if (!servers.contains(url.replaceAll("/+$", "")) && servers.size() < 20) {
      servers.add(url.replaceAll("/+$", ""));
    }
  }

  private static boolean isUrl(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
