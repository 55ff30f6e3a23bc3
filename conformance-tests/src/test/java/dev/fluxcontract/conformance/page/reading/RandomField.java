package dev.fluxcontract.conformance.page.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A field of an invented model, and the sentences that state its facts. */
final class RandomField {
  private static final List<String> NAMES =
      List.of(
          "motif",
          "copies",
          "grain",
          "steps",
          "finish",
          "ratio",
          "tint",
          "depth",
          "mode",
          "seed",
          "scale",
          "count",
          "style",
          "quality",
          "noise",
          "blend",
          "num_images",
          "output_format",
          "image_size",
          "guidance_scale",
          "safety_tolerance",
          "sync_mode",
          "enable_checker");

  private static final List<List<String>> VALUES =
      List.of(
          List.of("webp", "avif", "tiff"),
          List.of("5:4", "4:5", "21:9", "9:21"),
          List.of("none", "low", "high"),
          List.of("1", "2", "3", "4", "5"),
          List.of("wide_5_4", "tall_4_5", "square_hd"),
          List.of("default", "JPEG", "png"));

  final String name;
  final String type;
  final boolean required;

  /** minimum, maximum, default and enum as they are written; the values joined by a bar. */
  final Map<String, String> facts = new LinkedHashMap<>();

  private RandomField(String name, String type, boolean required) {
    this.name = name;
    this.type = type;
    this.required = required;
  }

  static List<RandomField> some(Random random) {
    List<String> names = new ArrayList<>(NAMES);
    java.util.Collections.shuffle(names, random);
    List<RandomField> fields = new ArrayList<>();
    for (String name : names.subList(0, 3 + random.nextInt(8))) {
      fields.add(one(name, random));
    }
    return fields;
  }

  private static RandomField one(String name, Random random) {
    String type =
        List.of("string", "string", "integer", "number", "boolean").get(random.nextInt(5));
    RandomField field = new RandomField(name, type, random.nextInt(3) == 0);
    if (type.equals("integer") && random.nextInt(4) > 0) {
      int least = random.nextInt(12);
      int most = least + 1 + random.nextInt(100);
      field.facts.put("minimum", String.valueOf(least));
      field.facts.put("maximum", String.valueOf(most));
      field.facts.put("default", String.valueOf(least + random.nextInt(most - least + 1)));
    } else if (type.equals("number") && random.nextInt(4) > 0) {
      field.facts.put("minimum", random.nextBoolean() ? "0.1" : "0");
      field.facts.put("maximum", random.nextBoolean() ? "1" : "20.5");
      field.facts.put("default", random.nextBoolean() ? "0.75" : "1");
    } else if (type.equals("string") && random.nextInt(3) > 0) {
      List<String> values = VALUES.get(random.nextInt(VALUES.size()));
      field.facts.put("default", values.get(random.nextInt(values.size())));
      field.facts.put("enum", String.join("|", values));
    } else if (type.equals("boolean")) {
      field.facts.put("default", String.valueOf(random.nextBoolean()));
    }
    for (String fact : List.of("default", "minimum", "enum")) {
      if (random.nextInt(4) == 0) {
        field.facts.remove(fact);
      }
    }
    return field;
  }

  /** Sentences that state some facts, among others that state none. */
  String sentence(Map<String, String> stated, boolean chinese, Random random) {
    List<String> parts = new ArrayList<>();
    String least = stated.get("minimum");
    String most = stated.get("maximum");
    String usual = stated.get("default");
    boolean word = usual != null && type.equals("string");
    if (least != null && most != null) {
      parts.add(
          pick(random, chinese, CHINESE_RANGES, ENGLISH_RANGES)
              .replace("LEAST", least)
              .replace("MOST", most));
    } else if (least != null) {
      parts.add(pick(random, chinese, CHINESE_LEAST, ENGLISH_LEAST).replace("LEAST", least));
    } else if (most != null) {
      parts.add(pick(random, chinese, CHINESE_MOST, ENGLISH_MOST).replace("MOST", most));
    }
    if (usual != null) {
      String written = word && random.nextBoolean() ? "\"" + usual + "\"" : usual;
      List<String> english = word ? ENGLISH_WORDS : ENGLISH_DEFAULTS;
      parts.add(pick(random, chinese, CHINESE_DEFAULTS, english).replace("VALUE", written));
    }
    if (stated.containsKey("enum")) {
      List<String> values = List.of(stated.get("enum").split("\\|"));
      boolean quoted = random.nextInt(3) == 0;
      List<String> items = values.stream().map(v -> quoted ? "\"" + v + "\"" : v).toList();
      String list = String.join(chinese ? pick(random, "、", "/", ", ", "，") : ", ", items);
      parts.add(pick(random, chinese, CHINESE_LISTS, ENGLISH_LISTS).replace("LIST", list));
    }
    java.util.Collections.shuffle(parts, random);
    String about = pick(random, chinese, CHINESE_WORDS, ENGLISH_NOTHING);
    parts.add(0, about);
    String end = chinese ? pick(random, "。", "。 ", "。\n") : pick(random, ". ", ".\n", ". ");
    return String.join(end, parts) + (chinese ? "。" : ".");
  }

  private static String pick(
      Random random, boolean chinese, List<String> some, List<String> others) {
    List<String> from = chinese ? some : others;
    return from.get(random.nextInt(from.size()));
  }

  private static String pick(Random random, String... from) {
    return from[random.nextInt(from.length)];
  }

  private static final List<String> CHINESE_RANGES =
      List.of(
          "范围值:LEAST-MOST",
          "范围LEAST~MOST",
          "取值范围[LEAST,MOST]",
          "取值 LEAST 到 MOST",
          "取值范围：LEAST～MOST",
          "最小LEAST，最大MOST",
          "介于 LEAST 和 MOST 之间",
          "不小于LEAST且不超过MOST",
          "有效范围为 LEAST 至 MOST");

  private static final List<String> ENGLISH_RANGES =
      List.of(
          "Range: LEAST-MOST",
          "Range: LEAST to MOST",
          "Between LEAST and MOST",
          "Range value: LEAST-MOST",
          "Minimum: LEAST, maximum: MOST",
          "Valid range is LEAST to MOST",
          "Value range: [LEAST ~ MOST]",
          "Must be between LEAST and MOST",
          "From LEAST to MOST",
          "Must be at least LEAST and at most MOST");

  private static final List<String> CHINESE_LEAST =
      List.of("最小值：LEAST", "至少LEAST", "不小于 LEAST", ">= LEAST");
  private static final List<String> ENGLISH_LEAST =
      List.of("Minimum LEAST", "At least LEAST", "min: LEAST", ">= LEAST");
  private static final List<String> CHINESE_MOST =
      List.of("最大值为MOST", "最多MOST", "不超过 MOST", "<= MOST", "最大MOST");
  private static final List<String> ENGLISH_MOST =
      List.of("Maximum: MOST", "At most MOST", "Up to MOST", "max MOST", "<= MOST");
  private static final List<String> CHINESE_DEFAULTS =
      List.of(
          "默认值:VALUE",
          "默认 VALUE",
          "默认为VALUE",
          "默认值为 VALUE",
          "缺省值：VALUE",
          "默认值是VALUE",
          "不填时默认VALUE");
  private static final List<String> ENGLISH_DEFAULTS =
      List.of(
          "Default: VALUE",
          "Defaults to VALUE",
          "Default value: VALUE",
          "The default is VALUE",
          "Default value is VALUE",
          "default=VALUE");
  private static final List<String> ENGLISH_WORDS =
      List.of("Default: VALUE", "Default value: VALUE", "default=VALUE", "Default = VALUE");
  private static final List<String> CHINESE_LISTS =
      List.of("支持LIST", "枚举值:LIST", "可选值：LIST", "支持的格式：LIST", "可选LIST", "支持: LIST", "取值：LIST");
  private static final List<String> ENGLISH_LISTS =
      List.of(
          "Supported: LIST",
          "Possible values: LIST",
          "Options: LIST",
          "Allowed values: LIST",
          "One of: LIST",
          "Enum: LIST",
          "Supported values are LIST");
  private static final List<String> CHINESE_WORDS =
      List.of(
          "画面的设置",
          "推荐 3-7",
          "数值越大越慢，建议取值 20-30",
          "每分钟最多60次",
          "开启后更快",
          "当加速时最多 2",
          "例如：甲、乙",
          "如果设置为 true，则启用",
          "单位为像素，大小不限",
          "");
  private static final List<String> ENGLISH_NOTHING =
      List.of(
          "A setting of the image",
          "Recommended range: 3-7",
          "Larger is slower, usually 20 to 30",
          "If enabled, it is faster",
          "Works by default",
          "Up to 60 requests per minute",
          "Best results with 5 to 9",
          "For example 16:9 looks wide",
          "When fast mode is on, up to 2",
          "Set it to true to enable",
          "At most 2 when fast mode is on");
}
