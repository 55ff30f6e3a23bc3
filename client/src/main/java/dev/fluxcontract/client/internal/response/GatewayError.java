package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.internal.util.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a body says went wrong, in any of the shapes that gateways use.
 *
 * @param text the words
 * @param type the kind of error, where it is named
 * @param code the number of an HTTP status that an envelope names instead of answering with it, or
 *     0
 * @param fields the faults of a request, field by field
 */
public record GatewayError(
    String text, @Nullable String type, int code, List<Map<String, @Nullable Object>> fields) {
  private static final Set<String> FINE = Set.of("0", "200", "201", "202", "OK", "SUCCESS");
  private static final int LONGEST_PAGE = 200;

  /** What some gateways write where there is no error. */
  private static final Pattern NO_ERROR =
      Pattern.compile(
          "none|null|nil|n/?a|undefined|false|0|-+|no[ _]errors?"
              + "|((the )?(request|job|task) )?((was|has been|is) )?"
              + "(ok(ay)?|success(ful(ly)?)?|succeeded|completed?|finished|done|ready)"
              + "( successfully)?",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_NO_ERROR = 60;
  private static final Pattern CANCELLED = Pattern.compile("cancell?ed", Pattern.CASE_INSENSITIVE);
  private static final Pattern OVER =
      Pattern.compile("complete|finished|already|done", Pattern.CASE_INSENSITIVE);
  private static final Pattern PENDING =
      Pattern.compile(
          "\\b(in[ _]progress|in[ _]queue|queued|pending|processing|running"
              + "|not (yet )?(been )?(ready|completed?|finished|done))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BROKEN =
      Pattern.compile(
          "fail|error|invalid|cancel|unable|could not|exceed", Pattern.CASE_INSENSITIVE);
  private static final Pattern BROKE =
      Pattern.compile(
          "insufficient[ _](user[ _])?(balance|credits?|quota|funds)|exhausted balance|out of"
              + " credits?|not enough (balance|credits?|quota)|(balance|quota|credits?) (is"
              + " )?(exhausted|exceeded|not enough|insufficient)|exceeded your current quota|top"
              + " up|额度|余额|欠费",
          Pattern.CASE_INSENSITIVE);

  /** The error in a body whose HTTP status is not an error; null if the body names none either. */
  public static @Nullable GatewayError within(Map<String, @Nullable Object> body) {
    boolean found =
        named(body)
            || present(body.get("detail"))
            || (marked(body) && present(body.get("message")));
    return found ? of(body) : null;
  }

  /** Whether a body that has an error means it for one, and does not merely give details. */
  static boolean certain(Map<String, @Nullable Object> body) {
    return named(body) || marked(body);
  }

  private static boolean marked(Map<String, @Nullable Object> body) {
    String code = JsonTree.text(body.get("code"));
    return (code != null && !FINE.contains(code.toUpperCase(Locale.ROOT)))
        || Boolean.FALSE.equals(body.get("success"));
  }

  /**
   * Whether a body calls something an error, or names the faults of a request, and does not merely
   * give details.
   */
  public static boolean named(Map<String, @Nullable Object> body) {
    return present(body.get("error"))
        || present(body.get("errors"))
        || present(body.get("error_type"))
        || (body.get("detail") instanceof List<?> faults && present(faults));
  }

  /** The error in a body whose HTTP status is an error. */
  public static GatewayError in(GatewayResponse answer) {
    GatewayError words = of(answer.members());
    return words.text.isEmpty() ? page(answer.text()) : words;
  }

  private static GatewayError of(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> error = JsonTree.members(body.get("error"));
    List<Map<String, @Nullable Object>> fields =
        JsonTree.elements(body.get("detail")).stream()
            .map(JsonTree::members)
            .filter(field -> !field.isEmpty())
            .toList();
    String text =
        Stream.of("detail", "error", "message", "msg", "errors", "error_message", "error_type")
            .map(name -> text(body.get(name)))
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElse("");
    String type =
        Stream.of(
                body.get("error_type"),
                error.get("type"),
                error.get("error_type"),
                error.get("code"))
            .map(JsonTree::text)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    int code =
        Stream.of(body.get("code"), error.get("code"), body.get("status_code"), body.get("status"))
            .map(JsonTree::integer)
            .filter(number -> number != null && number >= 400 && number < 600)
            .findFirst()
            .orElse(0);
    return new GatewayError(text, type, code, fields);
  }

  private static String text(@Nullable Object value) {
    String plain = JsonTree.text(value);
    if (plain != null) {
      return plain;
    }
    if (value instanceof List<?>) {
      return JsonTree.elements(value).stream()
          .map(GatewayError::text)
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining("; "));
    }
    Map<String, @Nullable Object> members = JsonTree.members(value);
    if (members.isEmpty()) {
      return "";
    }
    String reason =
        Stream.of("msg", "message", "detail", "description", "error", "type", "code")
            .map(name -> text(members.get(name)))
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElse("");
    String place =
        JsonTree.elements(members.get("loc")).stream()
            .map(String::valueOf)
            .collect(Collectors.joining("."));
    return place.isEmpty() ? reason : place + ": " + reason;
  }

  private static GatewayError page(String page) {
    String words = HtmlText.of(page, LONGEST_PAGE + 1);
    String text = words.length() <= LONGEST_PAGE ? words : words.substring(0, LONGEST_PAGE) + "…";
    return new GatewayError(text, null, 0, List.of());
  }

  private static boolean present(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(GatewayError::present);
    }
    if (value instanceof Map<?, ?> map) {
      String words = text(value);
      return words.isEmpty()
          ? map.values().stream().anyMatch(GatewayError::present)
          : present(words);
    }
    String text = value == null ? "" : value.toString().strip();
    return !text.isEmpty()
        && (text.length() > LONGEST_NO_ERROR
            || !NO_ERROR.matcher(text.replaceFirst("[.!]+$", "")).matches());
  }

  /** Whether these words mean that the job was cancelled on request. */
  public boolean cancelled() {
    return CANCELLED.matcher(type == null ? text : type).find();
  }

  /** Whether these words are not an error, but mean that the job is not over. */
  boolean pending() {
    return PENDING.matcher(text).find() && !BROKEN.matcher(text).find();
  }

  /** Whether these words mean that the job is over. */
  public boolean over() {
    return OVER.matcher(text).find();
  }

  /** Whether the account has nothing left to pay with. */
  boolean outOfCredit() {
    return BROKE.matcher(text).find() || (type != null && BROKE.matcher(type).find());
  }
}
