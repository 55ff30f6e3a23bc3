package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageFormat;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages with a table of parameters, in Markdown or copied without its bars. */
final class ParameterTableReader implements PageFormatReader {
  /** What a column holds, by the words in its head. */
  private static final Map<String, Pattern> COLUMNS =
      Map.of(
          "name", Pattern.compile("(?i)parameters?|params?|names?|fields?|property|参数名?称?|字段名?|名称"),
          "type", Pattern.compile("(?i)(?:data )?types?|(?:数据|参数)?类型"),
          "required", Pattern.compile("(?i)required\\??|mandatory|是?否?必填|是?否?必需|是?否?必须|是否必传|必选"),
          "default", Pattern.compile("(?i)defaults?(?: values?)?|默认值?"),
          "range", Pattern.compile("(?i)(?:value )?ranges?|取值范围|范围"),
          "enum",
              Pattern.compile(
                  "(?i)enum(?: values)?|allowed values|possible values|options|枚举值?|可选值"),
          "text", Pattern.compile("(?i)descriptions?|notes?|说明|描述|备注|含义"));

  private static final Pattern YES =
      Pattern.compile("(?i)yes|y|true|required|必填|必需|必须|必传|是|✅|✓|✔️?");
  private static final Pattern NO = Pattern.compile("(?i)no|n|false|optional|可选|选填|非必填|非必需|否|❌|✗");
  private static final Pattern NONE = Pattern.compile("(?i)[-–—/]*|n/?a|none|无|null|空");

  /** The heading of what a gateway answers, with its number or in bold. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)[#* \\d.、)）(（一二三四五六七八九十]{0,12}(?:🟢.*|(?:api )?(?:responses?|results?)(?:[ :].{0,30})?"
              + "|(?:返回|响应|输出|出参).{0,10}|output.{0,20})[*:： ]{0,4}");

  /** The heading of parameters that do not stand in the body. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?i)[#*][#* \\d.、)）(（一二三四五六七八九十]{0,12}(?:request |http )?(?:请求头|headers?|query|查询|路径|path|url).{0,20}");

  private static final Pattern COLLAPSED_HEAD =
      Pattern.compile("(?:Parameter|Name|Field)TypeRequired(?:Description)?");

  private static final Pattern COLLAPSED_ROW =
      Pattern.compile(
          "([a-z][a-z0-9_]{0,60}?)(string|number|integer|boolean|object|array\\[\\w{1,20}]|array)(Required|Optional)(.{0,4000})");

  @Override
  public boolean recognises(PageSource page) {
    return page.lines().stream()
        .anyMatch(line -> columns(line) != null || COLLAPSED_HEAD.matcher(line.strip()).matches());
  }

  @Override
  public PublishedPage read(PageSource page) throws UnreadablePageException {
    PageHead head = PageHead.of(page, new ArrayList<>());
    PrintedBodies bodies = PrintedBodies.in(page);
    List<PageField> fields = new ArrayList<>();
    List<PageField> answer = new ArrayList<>();
    List<PageField> outside = new ArrayList<>();
    boolean inAnswer = false;
    boolean isOutside = false;
    Map<String, Integer> columns = null;
    boolean collapsed = false;
    for (int i = 0; i < page.lines().size(); i++) {
      String line = page.lines().get(i);
      Map<String, Integer> begun = columns(line);
      collapsed |= COLLAPSED_HEAD.matcher(line.strip()).matches();
      if (begun != null) {
        columns = begun;
      } else if (ANSWER.matcher(line.strip()).matches()) {
        inAnswer = true;
        columns = null;
      } else if (line.startsWith("#") || line.startsWith("**")) {
        isOutside = OUTSIDE.matcher(line.strip()).matches();
        columns = null;
      } else if (columns != null && line.contains("|")) {
        List<PageField> others = isOutside ? outside : fields;
        add(row(cells(line), columns, i + 1), inAnswer ? answer : others, head);
      } else if (collapsed && COLLAPSED_ROW.matcher(line.strip()).matches()) {
        add(collapsed(line.strip(), i + 1), fields, head);
      } else {
        columns = line.isBlank() ? null : columns;
      }
    }
    if (fields.isEmpty()) {
      throw new UnreadablePageException(
          1, "has a table of parameters without a row that can be read");
    }
    List<JsonNode> requests = bodies.requests();
    SchemaFields.addPrinted(fields, requests, bodies.line(false));
    SchemaFields.addPrintedAnswers(answer, bodies.answers(), bodies.line(true));
    return head.page(PageFormat.PARAMETER_TABLE, fields, requests, answer);
  }

  private static void add(@Nullable PageField field, List<PageField> to, PageHead head) {
    if (field == null
        || to.size() >= SchemaFields.MOST_FIELDS
        || to.stream().anyMatch(known -> known.name().equals(field.name()))) {
      return;
    }
    if (field.name().equalsIgnoreCase("Authorization")) {
      head.headerAuth(PageAddresses.authIn("Authorization: " + field.text()), field.line());
    } else if (!field.name().equalsIgnoreCase("Content-Type")) {
      to.add(field);
    }
  }

  /** The columns that a line names if it is the head of a table of parameters, or null. */
  private static @Nullable Map<String, Integer> columns(String line) {
    if (!line.contains("|") || line.length() > 1000) {
      return null;
    }
    Map<String, Integer> columns = new HashMap<>();
    List<String> cells = cells(line);
    for (int i = 0; i < cells.size(); i++) {
      for (Map.Entry<String, Pattern> column : COLUMNS.entrySet()) {
        if (column.getValue().matcher(cells.get(i)).matches()) {
          columns.putIfAbsent(column.getKey(), i);
        }
      }
    }
    return columns.containsKey("name") && columns.containsKey("type") ? columns : null;
  }

  private static List<String> cells(String line) {
    String row = line.strip().replace("\\|", "\u0001");
    row = row.startsWith("|") ? row.substring(1) : row;
    row = row.endsWith("|") ? row.substring(0, row.length() - 1) : row;
    List<String> cells = new ArrayList<>();
    for (String cell : row.split("\\|", 40)) {
      cells.add(cell.replace('\u0001', '|').replace("**", "").strip());
    }
    return cells;
  }

  private static @Nullable PageField row(
      List<String> cells, Map<String, Integer> columns, int line) {
    String name = bare(cell(cells, columns, "name"));
    if (!name.matches("[A-Za-z_][\\w.-]{0,80}")) {
      return null;
    }
    FieldBuilder field = new FieldBuilder(name, line);
    field.types(FactValues.types(bare(cell(cells, columns, "type"))));
    String required = cell(cells, columns, "required");
    if (YES.matcher(required).matches() || NO.matcher(required).matches()) {
      field.required(YES.matcher(required).matches());
    }
    String written = cell(cells, columns, "default");
    JsonNode value = FactValues.value(bare(written), field.types());
    // A word such as "random" tells what happens without the field.
    boolean word = value.isTextual() && !FactValues.isOf(field.types(), value);
    if (!NONE.matcher(written).matches() && !bare(written).contains(" ") && !word) {
      field.fact("default", value);
    }
    String range = cell(cells, columns, "range");
    String values = cell(cells, columns, "enum");
    field.text(range.isEmpty() ? "" : "Range: " + range);
    field.text(values.isEmpty() ? "" : "Options: " + values);
    return field.text(cell(cells, columns, "text")).build();
  }

  private static PageField collapsed(String line, int number) {
    Matcher row = COLLAPSED_ROW.matcher(line);
    if (!row.matches()) {
      throw new IllegalArgumentException("Not a row: " + line);
    }
    return new FieldBuilder(row.group(1), number)
        .types(FactValues.types(row.group(2)))
        .required(row.group(3).toLowerCase(Locale.ROOT).equals("required"))
        .text(row.group(4))
        .build();
  }

  private static String cell(List<String> cells, Map<String, Integer> columns, String column) {
    int at = columns.getOrDefault(column, -1);
    return at >= 0 && at < cells.size() ? cells.get(at) : "";
  }

  private static String bare(String text) {
    return text.replaceAll("^[`\"']+|[`\"']+$", "").strip();
  }
}
