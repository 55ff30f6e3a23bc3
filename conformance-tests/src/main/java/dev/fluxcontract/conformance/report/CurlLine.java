package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.model.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line for a shell that sends a request again. Only the key's name in an authorization header is
 * left for the shell to fill in; all else is quoted, whatever it holds.
 */
public final class CurlLine {
  /** What double quotes leave as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:;,._/= -]*");

  /** Headers that curl sets by itself, or that would spoil what it shows. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "accept",
          "host",
          "content-length",
          "connection",
          "accept-encoding",
          "user-agent",
          "transfer-encoding");

  private CurlLine() {}

  public static String of(Exchange exchange) {
    List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i", "--globoff"));
    boolean implied = exchange.method().equals(exchange.requestBody() == null ? "GET" : "POST");
    if (!implied) {
      words.add("-X");
      words.add(quote(exchange.method()));
    }
    words.add(quote(exchange.url()));
    for (Map.Entry<String, String> header : exchange.requestHeaders().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!LEFT_OUT.contains(name)) {
        String line = header.getKey() + ": " + header.getValue();
        words.add("-H");
        words.add(name.equals("authorization") ? quoteAroundKey(line) : quote(line));
      }
    }
    String body = exchange.requestBody();
    if (body != null) {
      if (exchange.requestHeaders().keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
        words.add("-H");
        words.add(quote("Content-Type: application/json"));
      }
      words.add("--data-raw");
      words.add(quote(body));
    }
    return String.join(" ", words);
  }

  private static String quoteAroundKey(String line) {
    int at = line.indexOf(SecretRedaction.SHOWN);
    if (at < 0) {
      return quote(line);
    }
    String before = line.substring(0, at);
    String after = line.substring(at + SecretRedaction.SHOWN.length());
    return PLAIN.matcher(before + after).matches()
        ? '"' + line + '"'
        : quote(before) + '"' + SecretRedaction.SHOWN + '"' + quote(after);
  }

  private static String quote(String text) {
    String shown = TerminalSafeText.line(text);
    return shown.equals(text)
        ? '\'' + text.replace("'", "'\\''") + '\''
        : "$'" + text.codePoints().mapToObj(CurlLine::ansi).reduce("", String::concat) + '\'';
  }

  /** One character as {@code $'…'} takes it, which keeps a pasted line from acting on its own. */
  private static String ansi(int point) {
    String text = Character.toString(point);
    if (point == '\'' || point == '\\') {
      return "\\" + text;
    }
    if (TerminalSafeText.line(text).equals(text)) {
      return text;
    }
    return point > 0xFFFF ? String.format("\\U%08x", point) : String.format("\\u%04x", point);
  }
}
