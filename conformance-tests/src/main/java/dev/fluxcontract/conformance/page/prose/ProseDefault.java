package dev.fluxcontract.conformance.page.prose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.page.model.FactValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The default that a sentence names. */
final class ProseDefault {
  /** Words that stand for the lack of a value, unless a list of values names them. */
  static final Set<String> NO_VALUES =
      Set.of("none", "null", "random", "empty", "unset", "n/a", "nil", "undefined", "auto-detect");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:默认|缺省|预设)值?\\s{0,3}(?:为|是|取|即)?\\s{0,3}[:=]?\\s{0,3}"
              + "|(?i:\\bdefault(?:s|ed)?(?: values?)?)"
              + "(?:\\s{0,3}[:=]|\\s{1,3}(?:is|to)\\b(?:\\s{0,3}:)?)?\\s{0,3}");

  private static final Pattern NOT =
      Pattern.compile(
          "(?i).*(?:不|非|无|没有|旧版?|以前|原|no|not|non|old|former(?:ly)?|previous(?:ly)?)[ -]?",
          Pattern.DOTALL);

  /** A default is what holds when nothing is sent, so this case is not a condition. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(?i)不填|不传|未填|未传|未设|未指定|未提供|省略|为空|留空|omitted|left out|left empty|not"
              + " (?:set|given|provided|specified|passed)|unset|unspecified|absent|missing|\bnone\b");

  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"\\n]{1,100})\"|'([^'\\n]{1,100})'|`([^`\\n]{1,100})`");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,12})?");
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z0-9][\\w:/×+-]{0,80}(?:\\.\\w{1,20}){0,4}");
  private static final Pattern RATIO = Pattern.compile("\\d{1,5}[:x×]\\d{1,5}");

  private ProseDefault() {}

  static List<JsonNode> find(String sentence, Set<String> types) {
    List<JsonNode> found = new ArrayList<>();
    Matcher label = LABEL.matcher(sentence);
    int from = 0;
    while (label.find(from)) {
      from = Math.max(label.end(), label.start() + 1);
      String before = ProseSentences.clauseBefore(sentence, label.start());
      boolean depends =
          ProseSentences.isConditional(sentence, label.start())
              && !LEFT_OUT.matcher(sentence).find()
              && !types.equals(Set.of("boolean"));
      boolean listed = label.start() > 0 && "\"'`".indexOf(sentence.charAt(label.start() - 1)) >= 0;
      if (!NOT.matcher(before).matches() && !depends && !listed) {
        JsonNode value = value(sentence, label.end(), types, isFirm(label.group()));
        if (value != null) {
          found.add(value);
        }
      }
    }
    return found;
  }

  /**
   * Whether what follows can only be the value: "默认 jpeg" and "Default: jpeg", not "by default".
   */
  private static boolean isFirm(String label) {
    return label.strip().matches(".*[:=]|[^A-Za-z]+");
  }

  private static @Nullable JsonNode value(
      String sentence, int start, Set<String> types, boolean firm) {
    String rest = sentence.substring(start);
    Matcher quoted = QUOTED.matcher(rest);
    if (quoted.lookingAt()) {
      String inner = quoted.group().replaceAll("^[\"'`]{1,2}|[\"'`]{1,2}$", "").strip();
      return typed(inner, types, true);
    }
    Matcher number = NUMBER.matcher(rest);
    boolean ratio = RATIO.matcher(rest).lookingAt();
    if (!ratio && number.lookingAt() && ProseSentences.numberEnds(sentence, start + number.end())) {
      return typed(number.group(), types, false);
    }
    Matcher word = WORD.matcher(rest);
    boolean joined = ratio || rest.matches("(?s)\\d+[A-Za-z_].*");
    if (!word.lookingAt() || (number.lookingAt() && !joined)) {
      return null;
    }
    String value = word.group().replaceAll("[:/+-]+$", "");
    boolean plain = firm || value.matches("(?i)true|false|\\d+[:x×]\\d+");
    boolean ends = ProseSentences.wordEnds(sentence, start + value.length());
    return plain && ends ? typed(value, types, false) : null;
  }

  private static @Nullable JsonNode typed(String text, Set<String> types, boolean quoted) {
    if (types.isEmpty() && !quoted) {
      JsonNode number = FactValues.number(text);
      boolean flag = text.toLowerCase(Locale.ROOT).matches("true|false");
      return number != null ? number : flag ? bool(text) : TextNode.valueOf(text);
    }
    JsonNode value = FactValues.value(text, types);
    if (types.contains("string") || types.isEmpty()) {
      return value;
    }
    return FactValues.isOf(types, value) && !value.isTextual() ? value : null;
  }

  private static JsonNode bool(String text) {
    return FactValues.value(text, Set.of("boolean"));
  }
}
