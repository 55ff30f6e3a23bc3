package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.page.model.FactValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of a page that lists its fields, with what each may be. */
final class FieldListLines {
  static final Predicate<String> DEFAULT = words("默认值?:|default(?: value)?:");
  static final Predicate<String> EXAMPLE = words("示例值?:|examples?:|example value:");
  static final Predicate<String> VALUES =
      words("枚举值:|可选值:|enum(?: values?)?:|(?:allowed|possible) values:|available options:");

  private static final Predicate<String> TYPES = words("\\||(?:one|any) of:");

  /** How many lines after its name a field without a type may say that types follow. */
  private static final int TYPES_WITHIN = 8;

  private static final Set<String> REQUIRED = Set.of("必需", "必填", "必传", "required", "必须");
  private static final Set<String> OPTIONAL = Set.of("可选", "选填", "optional", "非必需", "非必填");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]{0,80}");
  private static final Pattern HEAD =
      Pattern.compile(
          "([A-Za-z_][\\w.-]{0,80})\\s+([A-Za-z]\\w{0,30}(?:[<\\[(]\\w{0,30}[>\\])])?)");

  /** What a page runs together in copying. */
  private static final Pattern JOINT =
      Pattern.compile(
          "(?<=\\S)(?=(?:Body|Header|Path|Query) (?:参数|[Pp]aram))"
              + "|(?<=必需|可选|Required|Optional|required|optional)(?=示例|Example)");

  /** The parts of a page. */
  enum Section {
    HEADER,
    BODY,
    ANSWER,
    NONE
  }

  private record Line(String text, int number) {}

  private final List<Line> lines = new ArrayList<>();

  FieldListLines(PageSource page) {
    for (int i = 0; i < page.lines().size(); i++) {
      String whole = page.lines().get(i).strip();
      if (whole.length() < 4000) {
        for (String part : JOINT.split(whole, 20)) {
          String text = part.strip().replace('：', ':');
          if (!text.isEmpty()) {
            lines.add(new Line(text, i + 1));
          }
        }
      }
    }
  }

  int size() {
    return lines.size();
  }

  String text(int at) {
    return at < lines.size() ? lines.get(at).text() : "";
  }

  int number(int at) {
    return lines.get(at).number();
  }

  /** Whether a field begins here: a name and a type, in two lines or in one. */
  boolean startsField(int at) {
    return headLength(at) > 0;
  }

  int headLength(int at) {
    boolean name = NAME.matcher(text(at)).matches();
    boolean word = !type(text(at)).isEmpty();
    if (name && !type(text(at + 1)).isEmpty() && (!word || presence(at + 2) != null)) {
      return 2;
    }
    if (presence(at + 1) == null) {
      return 0;
    }
    Matcher head = HEAD.matcher(text(at));
    boolean one = head.matches() && !type(head.group(2)).isEmpty();
    return one || (name && !word && typesComeAfter(at + 2)) ? 1 : 0;
  }

  private boolean typesComeAfter(int from) {
    return IntStream.range(from, from + TYPES_WITHIN)
        .takeWhile(at -> presence(at) == null && !isLabel(at))
        .anyMatch(this::typesFollow);
  }

  /** Whether a line says that types follow, and they do. */
  boolean typesFollow(int at) {
    return TYPES.test(text(at)) && !type(text(at + 1)).isEmpty();
  }

  String name(int at) {
    Matcher head = HEAD.matcher(text(at));
    return headLength(at) == 1 && head.matches() ? head.group(1) : text(at);
  }

  Set<String> types(int at) {
    Matcher head = HEAD.matcher(text(at));
    return headLength(at) == 1 && head.matches() ? type(head.group(2)) : type(text(at + 1));
  }

  static Set<String> type(String text) {
    return text.matches("[A-Z]\\w{0,40}Enum") ? Set.of("string") : FactValues.types(text);
  }

  /**
   * Whether a line says that a field is required, or that it is not; null where it says neither.
   */
  @Nullable Boolean presence(int at) {
    String text = text(at).toLowerCase(Locale.ROOT);
    return REQUIRED.contains(text) ? Boolean.TRUE : OPTIONAL.contains(text) ? Boolean.FALSE : null;
  }

  boolean isLabel(int at) {
    String text = text(at);
    return DEFAULT.test(text) || EXAMPLE.test(text) || VALUES.test(text);
  }

  private static Predicate<String> words(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE).asMatchPredicate();
  }

  /** The part of the page that begins here, or null where none does. */
  @Nullable Section section(int at) {
    String text = text(at).replaceFirst("^#{1,6} ", "");
    if (text.matches("(?i)(?:path|query|cookie) ?(?:参数|param.*)|(?:路径|查询)参数")) {
      return Section.NONE;
    }
    if (text.matches("(?i)header ?(?:参数|param.*)|请求头.{0,10}")) {
      return Section.HEADER;
    }
    if (text.matches("(?i)body ?(?:参数|param).{0,60}|请求体.{0,30}|request body.{0,30}|input schema")) {
      return Section.BODY;
    }
    if (text.matches(
            "(?i)返回响应|响应结构|返回参数|响应参数|返回结果|responses?|response"
                + " (?:structure|schema|body|param.*)|output schema|🟢.*")
        || text.matches("\\}?'?(?:返回响应|Response)")) {
      return Section.ANSWER;
    }
    boolean body = text(at + 1).startsWith("{") || text(at + 2).startsWith("{");
    boolean example =
        text.matches(
            "(?i)示例|examples?|请求示例.{0,10}|(?:request |input |output"
                + " )?examples?.{0,10}|示例代码.{0,10}|响应示例.{0,10}|返回示例.{0,10}");
    return (example && body) || text.startsWith("{") || text.startsWith("curl ")
        ? Section.NONE
        : null;
  }
}
