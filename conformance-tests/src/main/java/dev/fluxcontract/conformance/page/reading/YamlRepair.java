package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.page.model.PageProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs YAML that no parser takes, where there is only one thing that it can mean: a sentence
 * without quotes that looks like something else, and a full-width colon after a name of OpenAPI's.
 */
final class YamlRepair {
  /** What holds a sentence, or a name, and nothing else. */
  private static final Set<String> SENTENCES =
      Set.of("description", "summary", "title", "x-apifox-name", "x-apifox-folder", "name");

  private static final Set<String> NAMES =
      Set.of(
          "type",
          "format",
          "default",
          "minimum",
          "maximum",
          "nullable",
          "required",
          "properties",
          "items",
          "enum",
          "example",
          "in",
          "schema",
          "url",
          "description",
          "summary",
          "title",
          "name");

  private static final Pattern ENTRY = Pattern.compile("( *(?:- )?)([\\w$-]{1,60})(: ?|：\\s?)(.*)");
  private static final Pattern WHOLE =
      Pattern.compile("(?:'(?:[^']|'')*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|[|>][+-]?)\\s*");

  private YamlRepair() {}

  /**
   * The repaired text.
   *
   * @param text the YAML with its repairs
   * @param problems one for each line that was repaired
   */
  record Repaired(String text, List<PageProblem> problems) {}

  static Repaired of(List<String> lines, int firstLine) {
    List<PageProblem> problems = new ArrayList<>();
    List<String> repaired = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String better = line.length() > 4000 ? line : line(line, hasBlock(lines, i));
      if (!better.equals(line)) {
        problems.add(
            new PageProblem(
                firstLine + i, "This line is not YAML; it was read as " + better.strip()));
      }
      repaired.add(better);
    }
    return new Repaired(String.join("\n", repaired), problems);
  }

  /** Whether the next line is deeper, so that the sentence may go on there. */
  private static boolean hasBlock(List<String> lines, int at) {
    return at + 1 < lines.size() && indent(lines.get(at + 1)) > indent(lines.get(at));
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String line(String line, boolean hasBlock) {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      return line;
    }
    String name = entry.group(2);
    String colon = entry.group(3);
    String value = entry.group(4).strip();
    boolean wide = colon.startsWith("：");
    if ((wide && !NAMES.contains(name)) || (!wide && !colon.endsWith(" ") && !value.isEmpty())) {
      return line;
    }
    boolean sentence = SENTENCES.contains(name) && !value.isEmpty() && !hasBlock;
    if (sentence && !WHOLE.matcher(value).matches() && misread(value)) {
      return entry.group(1) + name + ": '" + value.replace("'", "''") + "'";
    }
    return wide ? entry.group(1) + name + ": " + value : line;
  }

  /** Whether YAML takes a plain sentence for something else. */
  private static boolean misread(String value) {
    return value.contains(": ")
        || value.endsWith(":")
        || "\"'[]{}>|*&!%@`,?-".indexOf(value.charAt(0)) >= 0;
  }
}
