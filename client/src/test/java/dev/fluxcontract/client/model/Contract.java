package dev.fluxcontract.client.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The contract as a tree, without a parser that has an opinion of its own.
 *
 * <p>Tests take from it what they need, so that they hold for whatever the contract becomes.
 */
public final class Contract {
  private static final Map<String, Object> TREE = load();

  private Contract() {}

  private static Map<String, Object> load() {
    try (InputStream yaml =
        Contract.class.getResourceAsStream("/META-INF/flux-contract/flux.openapi.yaml")) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> schemas() {
    return map(map(TREE.get("components")).get("schemas"));
  }

  /** The schemas that have a class by their own name. */
  static List<String> models() {
    return schemas().keySet().stream().filter(schema -> find(schema) != null).toList();
  }

  static Map<String, Object> schema(String name) {
    return map(schemas().get(name));
  }

  /** The fields that a schema names. */
  static String[] fields(String schema) {
    Object properties = resolve(schema(schema)).get("properties");
    return properties == null ? new String[0] : map(properties).keySet().toArray(String[]::new);
  }

  /** A schema, or what it refers to, with the parts of an {@code allOf} put together. */
  static Map<String, Object> resolve(Map<String, Object> schema) {
    Object ref = schema.get("$ref");
    if (ref != null) {
      return resolve(schema(nameOf(ref)));
    }
    if (!(schema.get("allOf") instanceof List<?> parts)) {
      return schema;
    }
    Map<String, Object> whole = new LinkedHashMap<>(schema);
    whole.remove("allOf");
    parts.forEach(part -> resolve(map(part)).forEach((key, value) -> merge(whole, key, value)));
    return whole;
  }

  private static void merge(Map<String, Object> whole, String key, Object value) {
    if (key.equals("properties") && whole.get(key) != null) {
      Map<String, Object> all = new LinkedHashMap<>(map(value));
      all.putAll(map(whole.get(key)));
      whole.put(key, all);
    } else if (key.equals("required") && whole.get(key) instanceof List<?> some) {
      List<Object> all = new ArrayList<>(some);
      all.addAll((List<?>) value);
      whole.put(key, all);
    } else if (!key.equals("nullable")) {
      whole.putIfAbsent(key, value);
    }
  }

  private static String nameOf(Object ref) {
    return ref.toString().substring(ref.toString().lastIndexOf('/') + 1);
  }

  static Class<?> model(String schema) {
    return Objects.requireNonNull(find(schema), schema);
  }

  private static @Nullable Class<?> find(String schema) {
    try {
      return Class.forName(Contract.class.getPackageName() + "." + schema);
    } catch (ClassNotFoundException e) {
      return null; // A list, a text, or a name that cannot be one in Java.
    }
  }

  /** The class of the request of each path that takes one and has no parameters. */
  public static Map<String, Class<?>> requests() {
    Map<String, Class<?>> requests = new LinkedHashMap<>();
    for (String path : map(TREE.get("paths")).keySet()) {
      String schema = requestSchema(path);
      if (schema != null && requests.values().stream().noneMatch(model(schema)::equals)) {
        requests.put(path, model(schema));
      }
    }
    return requests;
  }

  private static @Nullable String requestSchema(String path) {
    Object post = map(map(TREE.get("paths")).get(path)).get("post");
    Object body = post == null || path.contains("{") ? null : map(post).get("requestBody");
    if (body == null) {
      return null;
    }
    Object ref = map(body).get("$ref");
    Map<String, Object> named =
        ref == null
            ? map(body)
            : map(map(map(TREE.get("components")).get("requestBodies")).get(nameOf(ref)));
    Object json = map(named.get("content")).get("application/json");
    Object schema = json == null ? null : map(map(json).get("schema")).get("$ref");
    return schema == null || find(nameOf(schema)) == null ? null : nameOf(schema);
  }

  /** An example and the name of the schema that it is an example of. */
  record Example(String name, String schema, @Nullable Object value) {
    @Override
    public String toString() {
      return schema + " " + name;
    }
  }

  /** Every named example of a body, wherever it stands. */
  static List<Example> examples() {
    List<Example> found = new ArrayList<>();
    collect(TREE, found);
    return found;
  }

  private static void collect(Object tree, List<Example> found) {
    if (tree instanceof Map<?, ?> map) {
      if (map.get("examples") instanceof Map<?, ?> examples && map.get("schema") != null) {
        Object ref = map(map.get("schema")).get("$ref");
        String schema = ref == null ? "" : nameOf(ref);
        examples.forEach(
            (name, example) -> {
              Object value = map(example).get("value");
              if (find(schema) != null && fits(value, schema(schema))) {
                found.add(new Example(name.toString(), schema, value));
              }
            });
      }
      map.values().forEach(value -> collect(value, found));
    } else if (tree instanceof List<?> list) {
      list.forEach(value -> collect(value, found));
    }
  }

  /**
   * Whether nothing that is required is missing. An example may be older than a field; that it is
   * to be brought up to date is told by the contract's own tests.
   */
  private static boolean fits(@Nullable Object value, Map<String, Object> of) {
    Map<String, Object> schema = resolve(of);
    if (value instanceof List<?> list && schema.get("items") != null) {
      return list.stream().allMatch(element -> fits(element, map(schema.get("items"))));
    }
    if (!(value instanceof Map<?, ?> object) || schema.get("properties") == null) {
      return true;
    }
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    return object.keySet().containsAll(required)
        && map(schema.get("properties")).entrySet().stream()
            .allMatch(property -> fits(object.get(property.getKey()), map(property.getValue())));
  }

  @SuppressWarnings("unchecked") // The contract's own tests hold it to its form.
  static Map<String, Object> map(@Nullable Object tree) {
    return (Map<String, Object>) Objects.requireNonNull(tree);
  }
}
