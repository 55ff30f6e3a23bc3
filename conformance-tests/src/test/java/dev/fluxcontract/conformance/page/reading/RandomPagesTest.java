package dev.fluxcontract.conformance.page.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.PageField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Pages with known content, made at random. {@code -Dflux.pages=1000} makes a thousand in each
 * format, and the output says how many facts were missed.
 */
class RandomPagesTest {
  @SuppressWarnings("unused")
  private static final List<String> FORMATS = RandomPage.FORMATS;

  private static final int PAGES = Integer.getInteger("flux.pages", 60);

  @ParameterizedTest
  @FieldSource("FORMATS")
  void noFactIsWrongAndFewAreMissed(String format) throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    int facts = 0;
    for (int seed = 0; seed < PAGES; seed++) {
      RandomPage page = new RandomPage(format, seed);
      Map<String, String> read = facts(page);
      facts += page.known.size();
      for (Map.Entry<String, String> fact : page.known.entrySet()) {
        if (!read.containsKey(fact.getKey())) {
          missed.add(seed + ": " + fact + " in " + sentence(page, fact.getKey()));
        }
      }
      for (Map.Entry<String, String> fact : read.entrySet()) {
        if (!fact.getValue().equals(page.known.get(fact.getKey()))) {
          wrong.add(seed + ": " + fact + " in " + sentence(page, fact.getKey()));
        }
      }
    }
    System.out.printf(
        "%s: %d pages, %d facts, %d missed, %d wrong%n",
        format, PAGES, facts, missed.size(), wrong.size());
    assertThat(wrong).as("facts that %s does not state", format).isEmpty();
    assertThat(missed).as("missed facts").hasSizeLessThanOrEqualTo(facts / 100);
  }

  private static String sentence(RandomPage page, String fact) {
    String name = fact.substring(0, fact.indexOf('.'));
    int at = page.text.indexOf("\n" + name);
    at = at < 0 ? Math.max(0, page.text.indexOf(name)) : at;
    return page.text.substring(at, Math.min(page.text.length(), at + 400)).replace("\n", "\\n");
  }

  private static Map<String, String> facts(RandomPage page) throws Exception {
    Map<String, String> facts = new TreeMap<>();
    List<PageField> fields =
        PageReader.read(PageSource.of("page", page.text)).operations().get(0).fields();
    for (PageField field : fields) {
      for (Map.Entry<String, JsonNode> fact : field.facts().properties()) {
        facts.put(field.name() + "." + fact.getKey(), written(fact.getValue()));
      }
    }
    return facts;
  }

  private static String written(JsonNode value) {
    if (value.isArray()) {
      List<String> values = new ArrayList<>();
      value.forEach(one -> values.add(one.asText()));
      return String.join("|", values);
    }
    return value.isNumber() ? plain(value.decimalValue()) : value.asText();
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
