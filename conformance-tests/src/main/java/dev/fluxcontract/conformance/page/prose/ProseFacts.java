package dev.fluxcontract.conformance.page.prose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.model.FactValues;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The facts that a page's sentence about a field states, in Chinese or English. What could mean
 * something else is left out, since a wrong fact is worse than a missed one.
 */
public final class ProseFacts {
  private static final Pattern CLAUSES = Pattern.compile("[,，、()（）\\[\\]|]|--");

  private static final Set<String> REQUIRED =
      Set.of("必填", "必须", "必需", "必传", "必填项", "必填字段", "必选", "required", "mandatory");

  private static final Set<String> OPTIONAL =
      Set.of("可选", "选填", "非必填", "非必需", "非必选", "可选项", "可选参数", "optional", "not required");

  private static final Pattern NULLABLE =
      Pattern.compile(
          "(?i)(?<![不非])(?:可以?为|可以?是|允许为?|允许传|可以?传)\\s{0,2}null(?![a-z])"
              + "|\\b(?:may|can) be null\\b|(?<!not )(?<!non-)\\bnullable\\b");

  private final ObjectNode facts = LosslessJson.object();
  private final Set<String> unsure = new HashSet<>();

  private ProseFacts() {}

  /**
   * Reads a sentence.
   *
   * @param name the field's name: what is said of addresses and prompts is said of their content
   * @param types the field's types, none where the page names none
   * @param text the sentence
   */
  public static ObjectNode of(String name, Set<String> types, String text) {
    ProseFacts read = new ProseFacts();
    List<String> sentences = ProseSentences.of(text);
    boolean content = isContent(name);
    for (String sentence : sentences) {
      ProseDefault.find(sentence, types).forEach(value -> read.put("default", value));
      if (!content) {
        ProseRange.find(sentence, types, read::put);
        ArrayNode values = ProseEnum.find(sentence, types);
        if (!values.isEmpty()) {
          read.put("enum", values);
        }
      }
      read.presence(sentence);
    }
    read.unsure.forEach(read.facts::remove);
    read.dropNonsense();
    return read.facts;
  }

  /** Whether a field holds free text or addresses, whose range is that of their content. */
  private static boolean isContent(String name) {
    return name.matches("(?i).*(?:prompt|url|uri|image|file|webhook|text|mask).*")
        && !name.matches("(?i)num_.*|.*_(?:size|format|count|ratio|strength|prompt_.*)|enhance.*");
  }

  private void presence(String sentence) {
    for (String clause : CLAUSES.split(sentence, -1)) {
      String one = clause.strip().toLowerCase(java.util.Locale.ROOT);
      if (REQUIRED.contains(one)) {
        put("required", BooleanNode.TRUE);
      } else if (OPTIONAL.contains(one)) {
        put("required", BooleanNode.FALSE);
      }
    }
    if (NULLABLE.matcher(sentence).find()) {
      put("nullable", BooleanNode.TRUE);
    }
  }

  private void put(String fact, JsonNode value) {
    JsonNode known = facts.get(fact);
    if (known == null) {
      facts.set(fact, value);
    } else if (!FactValues.same(known, value)) {
      unsure.add(fact);
    }
  }

  /** A range that holds nothing was not one, and a "none" that no list names is not a value. */
  private void dropNonsense() {
    JsonNode least = facts.path("minimum");
    JsonNode most = facts.path("maximum");
    if (least.isNumber()
        && most.isNumber()
        && least.decimalValue().compareTo(most.decimalValue()) >= 0) {
      facts.remove(List.of("minimum", "maximum"));
    }
    String value = facts.path("default").asText();
    if (ProseDefault.NO_VALUES.contains(value.toLowerCase(java.util.Locale.ROOT))) {
      boolean listed = false;
      for (JsonNode one : facts.path("enum")) {
        listed |= one.asText().equals(value);
      }
      if (!listed) {
        facts.remove("default");
      }
    }
  }
}
