package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PageOperation;
import dev.fluxcontract.conformance.page.model.PageProblem;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the running text of a page says of its operation: method, path, server, key, origin. */
final class PageHead {
  private static final String PATH = "((?:\\{\\{\\w{1,40}}})?/[\\w.{}<>/-]{1,200})";
  private static final String HOST = "(https?:/{1,3}[\\w.-]{1,200}(?::\\d{1,5})?)";

  private static final Pattern CALL =
      Pattern.compile("(?:^|[^A-Za-z])(POST|PUT|GET|DELETE)[`*\\s]{1,6}" + HOST + "?" + PATH);

  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)(?:路径|(?:\\b|(?<=POST|PUT|GET))(?:endpoint|path)|接口地址|请求地址)\\**\\s{0,3}[:：|]{0,2}\\s{0,3}\\|?\\s{0,3}`?(?:(?:POST|PUT|GET)"
              + " )?"
              + HOST
              + "?"
              + PATH);

  private static final Pattern METHOD =
      Pattern.compile(
          "(?i)(?:方法|\\bmethod)\\**\\s{0,3}[:：|]{0,2}\\s{0,3}\\|?\\s{0,3}`?(POST|PUT|GET|DELETE)");

  private static final Pattern TITLE = Pattern.compile("#{0,4}\\s{0,3}" + PATH);
  private static final Pattern URL = Pattern.compile(HOST + PATH);
  private static final Pattern MODULE =
      Pattern.compile("\\|?\\s{0,3}Module\\s{0,3}\\|?\\s{0,3}(\\d{3,12})\\b.*");

  private final PageSource page;
  private final List<PageProblem> problems;
  private final List<String> servers = new ArrayList<>();
  private String method = "";
  private @Nullable String path;
  private @Nullable String called;
  private @Nullable String auth;
  private @Nullable String origin;
  private String title = "";
  private int line = 1;

  private PageHead(PageSource page, List<PageProblem> problems) {
    this.page = page;
    this.problems = problems;
  }

  static PageHead of(PageSource page, List<PageProblem> problems) {
    PageHead head = new PageHead(page, problems);
    for (Pattern pattern : new Pattern[] {CALL, LABELLED}) {
      head.path(pattern);
    }
    head.texts();
    head.calls();
    return head;
  }

  private void path(Pattern pattern) {
    for (int i = 0; i < page.lines().size() && path == null; i++) {
      String text = start(page.lines().get(i));
      String next = i + 1 < page.lines().size() ? page.lines().get(i + 1).strip() : "";
      if (text.matches("POST|PUT|GET|DELETE") && next.matches("(?:https?:/|/).*")) {
        text = text + " " + start(next);
      }
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        boolean call = pattern == CALL;
        path = found.group(call ? 3 : 2);
        method = call ? found.group(1) : "";
        line = i + 1;
        server(found.group(call ? 2 : 1), i + 1);
      }
    }
  }

  private void texts() {
    for (int i = 0; i < page.lines().size(); i++) {
      String text = start(page.lines().get(i)).strip();
      Matcher named = METHOD.matcher(text);
      if (method.isEmpty() && named.find()) {
        method = named.group(1).toUpperCase(java.util.Locale.ROOT);
      }
      Matcher module = MODULE.matcher(text);
      if (origin == null && module.matches()) {
        origin = "Apifox module " + module.group(1);
      }
      if (origin == null) {
        origin = PageAddresses.apifoxOrigin(text);
      }
      if (auth == null) {
        auth = PageAddresses.authIn(text);
      }
      if (path == null && TITLE.matcher(text).matches()) {
        path = text.replaceFirst("^#{0,4}\\s{0,3}", "");
        line = i + 1;
      }
      boolean skip = text.isEmpty() || text.matches("(?i)skip to (?:main )?content|theme|```.*");
      if (title.isEmpty() && !skip) {
        title = text.replaceFirst("^#{1,6}\\s", "");
      }
    }
  }

  /**
   * The calls that the page prints name the server, and the model where the path leaves it open.
   */
  private void calls() {
    boolean curl = false;
    for (int i = 0; i < page.lines().size(); i++) {
      String text = start(page.lines().get(i));
      curl = (curl && !text.isBlank()) || text.contains("curl");
      Matcher url = URL.matcher(text);
      if (curl && url.find() && !url.group(1).contains("fal.media")) {
        if (path == null) {
          path = url.group(2);
          method = "POST";
          line = i + 1;
        }
        int end = url.group(2).indexOf(withoutModel(path));
        if (end >= 0) {
          server(url.group(1) + url.group(2).substring(0, end), i + 1);
          called = called == null ? url.group(2).substring(end) : called;
        }
      }
    }
  }

  private static String withoutModel(String path) {
    String plain = PageAddresses.withoutPlaceholder(path);
    int open = plain.indexOf('{');
    return open < 0 ? plain : plain.substring(0, open);
  }

  private void server(@Nullable String written, int at) {
    if (written != null && servers.isEmpty()) {
      PageAddresses.addServer(written, at, servers, problems);
    }
  }

  private static String start(String text) {
    return text.length() > 2000 ? text.substring(0, 2000) : text;
  }

  /** A header field that carries the key says more than any other line. */
  void headerAuth(@Nullable String word, int at) {
    if (word != null) {
      auth = word;
    }
    problems.add(new PageProblem(at, "The key is a header parameter; no security scheme names it"));
  }

  /** The page, with one operation. */
  PublishedPage page(
      PageFormat format, List<PageField> fields, List<JsonNode> requests, List<PageField> answer)
      throws UnreadablePageException {
    if (path == null) {
      throw new UnreadablePageException(
          1, "names no path of an operation, such as POST /models/one");
    }
    String plain = PageAddresses.withoutPlaceholder(path);
    if (!plain.equals(path)) {
      problems.add(new PageProblem(line, "The path " + path + " begins with a placeholder"));
    }
    if (servers.isEmpty() && problems.stream().noneMatch(p -> p.what().startsWith("The server"))) {
      problems.add(new PageProblem(line, PageAddresses.NO_SERVER));
    }
    boolean open = plain.contains("{");
    PageOperation operation =
        new PageOperation(
            method.isEmpty() ? "POST" : method,
            path,
            open && called != null ? called : plain,
            title,
            fields,
            requests,
            answer);
    return new PublishedPage(
        page.file(), format, origin, servers, auth, List.of(operation), problems);
  }
}
