package dev.fluxcontract.conformance.page.prose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.FactValues;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The range of numbers that a sentence names. */
final class ProseRange {
  private static final String NUMBER = "(-?\\d{1,20}(?:\\.\\d{1,12})?)";
  private static final String TO =
      "\\s{0,3}(?:-|~|–|—|―|到|至|\\bto\\b|\\bthrough\\b|\\.{2,3})\\s{0,3}";
  private static final String LABEL =
      "(?:取值范围|数值范围|有效范围|可选范围|范围值?|取值|(?i:(?<![A-Za-z])(?:valid |allowed |value )?range(?: values?|"
          + " of values)?))\\s{0,3}(?:[:=]|为|是|在|从|(?i:is|of|from))?\\s{0,3}";

  /**
   * Both ends. The first two take brackets, which must close as they opened: (0, 1] is left out.
   */
  private static final List<Pattern> RANGES =
      List.of(
          Pattern.compile(
              LABEL
                  + "\\[\\s{0,3}"
                  + NUMBER
                  + "\\s{0,3}(?:,|、|"
                  + TO
                  + ")\\s{0,3}"
                  + NUMBER
                  + "\\s{0,3}]"),
          Pattern.compile(LABEL + "\\(?" + NUMBER + TO + NUMBER),
          Pattern.compile("(?i)\\bbetween " + NUMBER + " and " + NUMBER),
          Pattern.compile("介于\\s{0,3}" + NUMBER + "\\s{0,3}(?:和|到|至|与|-|~)\\s{0,3}" + NUMBER),
          Pattern.compile("(?:从\\s{0,3}|(?i:\\bfrom )|在\\s{0,3})" + NUMBER + TO + NUMBER),
          Pattern.compile(
              NUMBER + "\\s{0,3}(?:<=|≤)\\s{0,3}\\w{1,40}\\s{0,3}(?:<=|≤)\\s{0,3}" + NUMBER));

  /** A clause that is nothing but a range: "默认1,1-4". */
  private static final Pattern BARE =
      Pattern.compile(
          "(?:^|[,，、(])\\s{0,3}" + NUMBER + TO + NUMBER + "\\s{0,3}[张个]?\\s{0,3}(?=$|[,，、)])");

  private static final String IS =
      "(?:值|数)?(?:可以?|能|支持|生成){0,3}\\s{0,3}(?:[:=]|为|是|\\b(?i:is|of)\\b)?\\s{0,3}";

  private static final Pattern LEAST =
      Pattern.compile(
          "(?:(?:最小|最低|最少|至少|不小于|不少于|不低于|大于等于|大于或等于|下限|(?i:(?<![A-Za-z])min(?:imum)?(?:"
              + " value)?\\b|\\bat least\\b|\\bno less than\\b|\\bgreater than or equal to\\b))"
              + IS
              + "|(?<![\\w<>=] )(?<![\\w<>=])(?:>=|≥)\\s{0,3})"
              + NUMBER);

  private static final Pattern MOST =
      Pattern.compile(
          "(?:(?:最大|最高|最多|至多|不超过|不大于|不高于|不多于|小于等于|小于或等于|上限|(?i:(?<![A-Za-z])max(?:imum)?(?:"
              + " value)?\\b|\\bat most\\b|\\bup to\\b|\\bno more than\\b|\\bless than or equal"
              + " to\\b))"
              + IS
              + "|(?<![\\w<>=] )(?<![\\w<>=])(?:<=|≤)\\s{0,3})"
              + NUMBER);

  private static final Pattern STRICT =
      Pattern.compile(
          NUMBER
              + "\\s{0,3}(?i:=|:|为|是|表示|代表|means|is|being|as)?\\s{0,3}(?i:the )?(?:最严|(?i:most"
              + " (?:strict|restrictive)|strictest|least permissive))");

  private static final Pattern LOOSE =
      Pattern.compile(
          NUMBER
              + "\\s{0,3}(?i:=|:|为|是|表示|代表|means|is|being|as)?\\s{0,3}(?i:the )?(?:最宽|最松|(?i:most"
              + " (?:permissive|lenient|tolerant)|loosest|least (?:strict|restrictive)))");

  /** Advice, a condition, or the length of something else is not a range of the field. */
  private static final Pattern NO_RANGE =
      Pattern.compile(
          "(?i).*(?:推荐|建议|常用|最佳|一般|通常|理想|宜|长度|字符|大小|每[天日分秒]|旧|以前|当|如果|若|仅|仅当|例如|比如|recommend|suggest|typical|usual|best|ideal|good|optimal|length|size"
              + " of|per |old|previous|former|when|\\bif\\b|unless|only|such as|e\\.g|example|not"
              + " ).*",
          Pattern.DOTALL);

  /** Advice that stands before a colon, or behind the range. */
  private static final Pattern ADVICE_IN_FRONT =
      Pattern.compile("(?i)(?:推荐|建议|recommend|suggest|typical|usual)[^,，、;(（]{0,20}[:：]\\s{0,3}$");

  private static final Pattern ADVICE_BEHIND =
      Pattern.compile(
          "(?i)推荐|建议|最佳|效果(?:最|较|更)?好|works? (?:best|well)|typical|recommended|usual|\\bideal"
              + "|optimal|(?:best|good|sane) results");

  private ProseRange() {}

  static void find(String sentence, Set<String> types, BiConsumer<String, JsonNode> put) {
    boolean numeric = types.isEmpty() || types.contains("integer") || types.contains("number");
    if (numeric || types.equals(Set.of("string"))) {
      for (Pattern range : RANGES.subList(0, numeric ? RANGES.size() : 2)) {
        both(range.matcher(sentence), sentence, put);
      }
      scale(sentence, put);
    }
    if (numeric && !types.contains("string")) {
      if (!types.isEmpty()) {
        both(BARE.matcher(sentence), sentence, put);
      }
      one(LEAST.matcher(sentence), "minimum", sentence, put);
      one(MOST.matcher(sentence), "maximum", sentence, put);
    }
  }

  private static void both(Matcher range, String sentence, BiConsumer<String, JsonNode> put) {
    while (range.find()) {
      if (holds(sentence, range.start(), range.end(2))) {
        put.accept("minimum", number(range.group(1)));
        put.accept("maximum", number(range.group(2)));
      }
    }
  }

  private static void one(
      Matcher end, String fact, String sentence, BiConsumer<String, JsonNode> put) {
    while (end.find()) {
      if (holds(sentence, end.start(), end.end(1))) {
        put.accept(fact, number(end.group(1)));
      }
    }
  }

  /** "1 is the strictest, 5 the loosest": the ends of a scale. */
  private static void scale(String sentence, BiConsumer<String, JsonNode> put) {
    Matcher strict = STRICT.matcher(sentence);
    Matcher loose = LOOSE.matcher(sentence);
    if (strict.find() && loose.find()) {
      JsonNode one = number(strict.group(1));
      JsonNode other = number(loose.group(1));
      boolean rising = one.decimalValue().compareTo(other.decimalValue()) < 0;
      put.accept("minimum", rising ? one : other);
      put.accept("maximum", rising ? other : one);
    }
  }

  private static boolean holds(String sentence, int start, int end) {
    return ProseSentences.numberEnds(sentence, end)
        && !NO_RANGE.matcher(ProseSentences.clauseBefore(sentence, start)).matches()
        && !ADVICE_IN_FRONT.matcher(sentence).region(0, start).find()
        && !ADVICE_BEHIND.matcher(ProseSentences.clauseAfter(sentence, end)).find()
        && !ProseSentences.isConditional(sentence, start);
  }

  private static JsonNode number(String text) {
    JsonNode number = FactValues.number(text);
    if (number == null) {
      throw new IllegalArgumentException("The pattern took " + text + " for a number");
    }
    return number;
  }
}
