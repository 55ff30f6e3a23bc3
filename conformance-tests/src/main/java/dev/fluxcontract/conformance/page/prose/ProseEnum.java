package dev.fluxcontract.conformance.page.prose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.model.FactValues;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of values that a sentence names. An open list ("and so on") is none. */
final class ProseEnum {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:枚举值|枚举|可选值|可选项|可用值|取值|支持的?(?:格式|取值|值|比例|尺寸)|(?<!不)支持|可选|范围)(?:有|如|为|包括)?\\s{0,3}:?\\s{0,3}\\(?"
              + "|(?i:\\b(?:possible|allowed|accepted|supported|valid|enumerated|enum|available)"
              + " (?:enum )?(?:values|options|formats|ratios|sizes)|\\boptions|\\benum(?:"
              + " values)?|\\bone of|\\bchoices)(?:"
              + " are)?\\s{0,3}:?\\s{0,3}|(?i:\\bsupport(?:s|ed)\\s{0,3}:\\s{0,3})");

  /** "Output format: "jpeg", "png"": a label of values, and nothing but quoted ones behind it. */
  private static final Pattern QUOTED_LIST =
      Pattern.compile(
          "(?:格式|类型|值|(?i:formats?|values?|types?|ratios?|options?))\\s{0,3}:\\s{0,3}(?=[\"`'])");

  private static final Pattern ITEM =
      Pattern.compile(
          "\"([^\"\\n]{1,60})\"|`([^`\\n]{1,60})`|'([^'\\n]{1,60})'|([A-Za-z0-9][\\w.:×+-]{0,60})");

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s{0,3}(?:[,、/|]\\s{0,3}(?:(?:或|和|以及|or\\b|and\\b)\\s{0,3})?|(?:或者?|和|以及|及)\\s{0,3}|\\bor\\b\\s{0,3}|\\band\\b\\s{0,3})");

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)\\s{0,3}(?:[,、]\\s{0,3})?(?:等|之类|\\.\\.\\.|…|etc|and (?:more|so on|others?)|or"
              + " (?:more|others?)).*",
          Pattern.DOTALL);

  private static final Set<String> NO_VALUES =
      Set.of("url", "urls", "base64", "http", "https", "uri", "the", "a", "an", "and", "or", "any");

  private static final int MOST = 60;

  private ProseEnum() {}

  static ArrayNode find(String sentence, Set<String> types) {
    boolean listed = types.isEmpty() || types.contains("string") || types.contains("integer");
    if (listed) {
      for (Pattern label : new Pattern[] {LABEL, QUOTED_LIST}) {
        Matcher found = label.matcher(sentence);
        while (found.find()) {
          ArrayNode values = list(sentence, found.end(), types);
          if (values.size() > 1) {
            return values;
          }
        }
      }
    }
    return LosslessJson.array();
  }

  private static ArrayNode list(String sentence, int start, Set<String> types) {
    ArrayNode values = LosslessJson.array();
    int end = start;
    boolean more = true;
    while (more && values.size() < MOST) {
      Matcher item = ITEM.matcher(sentence).region(end, sentence.length());
      if (!item.lookingAt()) {
        break;
      }
      boolean quoted = item.group(4) == null;
      String text = quoted ? unquoted(item.group()) : item.group().replaceAll("[.:+-]+$", "");
      end = quoted ? item.end() : end + text.length();
      Matcher separator = SEPARATOR.matcher(sentence).region(end, sentence.length());
      separator.useTransparentBounds(true);
      boolean separated = separator.lookingAt() && separator.end() > end;
      boolean fits = FactValues.isOf(types, FactValues.value(text, types));
      if (!fits
          || NO_VALUES.contains(text.toLowerCase(Locale.ROOT))
          || OPEN.matcher(sentence.substring(end)).matches()
          || !(separated || ProseSentences.wordEnds(sentence, end))) {
        return LosslessJson.array();
      }
      values.add(FactValues.value(text, types));
      more = separated;
      end = separated ? separator.end() : end;
    }
    return values;
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).strip();
  }
}
