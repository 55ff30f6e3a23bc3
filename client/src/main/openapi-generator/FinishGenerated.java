import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The step after the generator, for what its templates cannot say: {@code java FinishGenerated.java
 * OUTPUT}. It refuses contracts whose names clash in Java, each in a sentence with the way out, corrects
 * what the generator escapes in Javadoc, enum values and patterns, and adds setters that take a long.
 */
final class FinishGenerated {
  /** A builder sets so many fields through one constructor; Java allows 255 parameters. */
  private static final int MAX_PARAMETERS = 250;

  /** Names of fields that Java or the model needs for something else. */
  private static final Set<String> RESERVED =
      Set.of(
          "builder", "equals", "false", "finalize", "getClass", "hashCode", "notify", "notifyAll",
          "toBuilder", "toString", "true", "unchecked", "unknownFields", "wait");

  /** A text of the contract in Javadoc. */
  private static final Pattern TEXT = Pattern.compile("(?s)<text>(.*?)</text>");

  /** A text in JSON, which Java reads in the same way. */
  private static final String LITERAL = "\"(?:[^\"\\\\]++|\\\\.)*+\"";

  private static final Pattern TEXTS = Pattern.compile(LITERAL);
  private static final Pattern ENUM_IN_JSON = Pattern.compile("  \"enum\" : \\[ (.*) ],?");
  private static final Pattern PATTERN_IN_JSON = Pattern.compile("  \"pattern\" : (.*?),?");

  /** An enum value in Javadoc or in code, and a pattern, as the generator writes them. */
  private static final Pattern VALUE =
      Pattern.compile("<value>(.*?)</value>|/\\*value\\*/ (" + LITERAL + ")");

  private static final Pattern MATCHING = Pattern.compile("\\.matching\\((" + LITERAL + ")\\)");

  private static final Pattern UNION_CONSTANT =
      Pattern.compile(
          "(?m)^ */\\*\\* \\{@link [^#]+#([^}]+)\\}\\. \\*/\\R.* \\1 = of\\(.*\\);\\R");

  private static final Pattern TYPE = Pattern.compile("(?m)^[a-z ]*(?:class|interface) (\\w+)");
  private static final Pattern JAVADOC = Pattern.compile("(?ms)^ */\\*\\*.*?\\*/");
  private static final Pattern ESCAPED_CODE = Pattern.compile("&#x60;([^&`{}@]*?)&#x60;");
  private static final Pattern DEFAULT = Pattern.compile("(?<=\\b[Dd]efault: ).*");
  private static final Pattern OBJECT_DEFAULT =
      Pattern.compile("(?m)^ *\\* Default: new \\w+(&lt;&gt;)?\\(\\).*\\R");
  private static final Pattern NUMBER = Pattern.compile("new BigDecimal\\(&quot;(.*?)&quot;\\)");
  private static final Pattern NUMBER_SUFFIX = Pattern.compile("^(-?[0-9.]+)[dfl](?=[.)])");
  private static final Pattern LIST =
      Pattern.compile("new \\w+&lt;&gt;\\((?:Arrays\\.asList\\((.*)\\))?\\)");
  private static final Pattern QUALIFIED = Pattern.compile("\\b\\w+\\.\\w+\\b");

  /** A setter of a number that may be above 2^63, and what stands beside it for those that are not. */
  private static final Pattern BIG_SETTER =
      Pattern.compile(
          "(?ms)^( *)public Builder (\\w+)\\((?:@Nullable )?BigInteger \\2\\) \\{.*?^\\1\\}\\R");
  private static final String LONG_SETTER =
      """
      $1/** As {@link #$2(BigInteger)}. */
      $1public Builder $2(long $2) {
      $1  return $2(BigInteger.valueOf($2));
      $1}
      """;

  private final TreeSet<String> schemas = new TreeSet<>();
  private final Map<String, String> classes = new TreeMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, String> patterns = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[0]);
    FinishGenerated step = new FinishGenerated();
    step.readNames(Files.readAllLines(output.resolve("names/names.txt")));
    if (!step.problems.isEmpty()) {
      step.problems.forEach(System.err::println);
      System.exit(1);
    }
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        step.correct(file);
        rename(file);
      }
    }
  }

  /** Reads what names.mustache wrote. */
  private void readNames(List<String> lines) {
    List<String> interfaces = new ArrayList<>();
    String schema = "";
    String model = "";
    String pattern = "";
    int parameters = 0;
    Map<String, String> members = new HashMap<>();
    for (String line : lines) {
      String[] columns = line.split("\t");
      switch (columns[0]) {
        case "schema" -> schema = columns[1];
        case "class" -> schemas.add(schema);
        case "interface" -> interfaces.add(columns[1]);
        case "model" -> {
          schema = columns[1];
          model = columns[2];
          classes.put(schema, model);
          pattern = "";
          parameters = 0;
          members = new HashMap<>(Map.of("UNKNOWN_VALUE", "any other value"));
        }
        case "field" -> {
          String field = columns[1];
          for (int i = 2; i < columns.length; i++) {
            checkMember(schema, "fields", field, columns[i], members, "nameMappings");
          }
          checkField(schema, field, columns[2]);
          int before = parameters;
          parameters += columns.length - 2;
          if (before <= MAX_PARAMETERS && parameters > MAX_PARAMETERS) {
            problems.add(tooManyFields(schema));
          }
        }
        case "constant" -> {
          String value = columns[1];
          checkMember(
              schema,
              "values",
              value.replaceAll("^\"|\"$", ""),
              columns[4],
              members,
              "enumNameMappings");
          checkRange(schema, value, columns[2]);
          constants.put(model + "." + columns[3], model + "." + columns[4]);
        }
        case "pattern" -> pattern = columns[1];
        default -> {
          Matcher found = ENUM_IN_JSON.matcher(line);
          if (found.matches()) {
            values.put(model, texts(found.group(1)));
          }
          found = PATTERN_IN_JSON.matcher(line);
          if (found.matches()) {
            patterns.put(pattern, found.group(1));
          }
        }
      }
    }
    checkClasses(interfaces);
  }

  private static List<String> texts(String json) {
    return TEXTS.matcher(json).results().map(MatchResult::group).toList();
  }

  private void checkMember(
      String schema,
      String kind,
      String name,
      String java,
      Map<String, String> members,
      String mappings) {
    String other = members.putIfAbsent(java, name);
    if (other != null) {
      problems.add(
          "Schema %s: the %s %s and %s would both be %s in Java. Give one of them another name under %s in config.yaml."
              .formatted(schema, kind, other, name, java, mappings));
    }
  }

  private void checkField(String schema, String field, String java) {
    if (RESERVED.contains(java)) {
      problems.add(
          ("Schema %s: the field %s would be %s in Java, where that name is taken. Give it another"
               + " name under nameMappings in config.yaml.")
              .formatted(schema, field, java));
    }
    if (field.contains("\"") || field.contains("\\")) {
      problems.add(
          ("Schema %s: the name of the field %s has a quotation mark or a backslash, which the"
               + " templates do not write. Leave the field out of the contract; its value is then"
               + " among unknownFields().")
              .formatted(schema, field));
    }
  }

  private static String tooManyFields(String schema) {
    return ("Schema %s: no Java method takes more than %d fields of an object, where one that is"
            + " optional and nullable counts twice. Leave some out of the contract; their"
            + " values are then among unknownFields().")
        .formatted(schema, MAX_PARAMETERS);
  }

  private void checkRange(String schema, String value, String type) {
    if (type.equals("Integer") && new BigInteger(value).bitLength() > 31) {
      problems.add(
          "Schema %s: the value %s is too large for type: integer. Add format: int64."
              .formatted(schema, value));
    }
  }

  /**
   * The generator drops a schema whose class has the name of another's, so it is in the contract
   * alone.
   */
  private void checkClasses(List<String> interfaces) {
    Map<String, List<String>> byFile = new TreeMap<>();
    classes.forEach(
        (schema, model) ->
            byFile.computeIfAbsent(lower(model), x -> new ArrayList<>()).add(schema));
    for (String schema : schemas) {
      String file = lower(schema.replaceAll("[^\\p{L}\\p{N}]", ""));
      if (!classes.containsKey(schema) && byFile.containsKey(file)) {
        byFile.get(file).add(schema);
      }
    }
    for (List<String> clash : byFile.values()) {
      if (clash.size() > 1) {
        String model = classes.get(clash.get(0));
        problems.add(
            "Schemas %s: their classes would have the same name, %s, or names that differ in case alone. %s"
                .formatted(
                    clash.stream().sorted().collect(Collectors.joining(" and ")),
                    model,
                    wayOut("all but one")));
      }
    }
    classes.forEach(
        (schema, model) -> {
          String adapted = model.replaceAll("JsonAdapter$", "");
          if (!adapted.equals(model) && classes.containsValue(adapted)) {
            problems.add(
                "Schema %s: the adapter of %s has that name. %s"
                    .formatted(schema, adapted, wayOut("it")));
          }
          if (interfaces.contains(model)) {
            problems.add(
                "Schema %s: the interface of a tag has that name. %s"
                    .formatted(schema, wayOut("it")));
          }
        });
  }

  private static String wayOut(String what) {
    return "Give " + what + " another name under modelNameMappings in config.yaml.";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void correct(Path file) throws IOException {
    String source = Files.readString(file);
    String corrected =
        TEXT.matcher(source)
            .replaceAll(text -> Matcher.quoteReplacement(safeInJavadoc(text.group(1))));
    corrected = withoutDoubleConstants(withValues(corrected));
    corrected =
        MATCHING
            .matcher(corrected)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        ".matching("
                            + patterns.getOrDefault(found.group(1), found.group(1))
                            + ")"));
    corrected =
        JAVADOC
            .matcher(BIG_SETTER.matcher(corrected).replaceAll("$0\n" + LONG_SETTER))
            .replaceAll(comment -> Matcher.quoteReplacement(correctJavadoc(comment.group())));
    if (!corrected.equals(source)) {
      Files.writeString(file, corrected);
    }
  }

  /** The values of an enum as the contract has them, in its order. */
  private String withValues(String source) {
    Matcher type = TYPE.matcher(source);
    String name = type.find() ? type.group(1).replaceAll("JsonAdapter$", "") : "";
    List<String> raw = values.getOrDefault(name, List.of());
    long marks = VALUE.matcher(source).results().filter(v -> v.group(2) != null).count();
    if (raw.isEmpty() || raw.size() != marks) {
      return VALUE
          .matcher(source)
          .replaceAll(
              v ->
                  Matcher.quoteReplacement(
                      v.group(2) == null ? safeInJavadoc(v.group(1)) : v.group(2)));
    }
    StringBuilder result = new StringBuilder();
    Matcher found = VALUE.matcher(source);
    for (int i = 0; found.find(); i += found.group(2) == null ? 0 : 1) {
      String text = raw.get(i);
      text = found.group(2) == null ? safeInJavadoc(html(text)) : text;
      found.appendReplacement(result, Matcher.quoteReplacement(text));
    }
    return found.appendTail(result).toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String safeInJavadoc(String text) {
    return text.replace("@", "&#64;").replace("*/", "*&#47;");
  }

  /** Where two enums of a union have a constant of one name, the union has that of the first. */
  private static String withoutDoubleConstants(String source) {
    Set<String> names = new HashSet<>();
    return UNION_CONSTANT
        .matcher(source)
        .replaceAll(
            found -> names.add(found.group(1)) ? Matcher.quoteReplacement(found.group()) : "");
  }

  /** Of schemas whose names differ in case alone the generator numbers the files, mapped or not. */
  private static void rename(Path file) throws IOException {
    Matcher type = TYPE.matcher(Files.readString(file));
    if (type.find()) {
      Files.move(file, file.resolveSibling(type.group(1) + ".java"));
    }
  }

  private String correctJavadoc(String comment) {
    String text = OBJECT_DEFAULT.matcher(comment).replaceAll("");
    text =
        DEFAULT
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(correctDefault(found.group())));
    text = text.replaceAll("\\\\?&quot;", "\"").replace("&#39;", "'").replace("&#x3D;", "=");
    return ESCAPED_CODE.matcher(text).replaceAll("{@code $1}");
  }

  /** The generator writes a default as Java code of its own, with other names for constants. */
  private String correctDefault(String text) {
    String value = NUMBER_SUFFIX.matcher(text).replaceAll("$1");
    value = NUMBER.matcher(value).replaceAll("$1");
    value = LIST.matcher(value).replaceAll("[$1]");
    return QUALIFIED
        .matcher(value)
        .replaceAll(
            name -> Matcher.quoteReplacement(constants.getOrDefault(name.group(), name.group())));
  }
}
