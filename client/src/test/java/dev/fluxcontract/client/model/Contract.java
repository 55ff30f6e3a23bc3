package dev.fluxcontract.client.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract as a tree, without a parser that has an opinion of its own. */
final class Contract {
  private static final String REF = "#/components/schemas/";
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

  /** The schemas that have a class. */
  static Map<String, Object> schemas() {
    return map(map(TREE.get("components")).get("schemas"));
  }

  /** A schema, or what it refers to. */
  static Map<String, Object> resolve(Map<String, Object> schema) {
    Object ref = schema.get("$ref");
    if (ref == null && schema.get("allOf") instanceof List<?> all && all.size() == 1) {
      ref = map(all.get(0)).get("$ref");
    }
    return ref == null ? schema : map(schemas().get(nameOf(ref)));
  }

  private static String nameOf(Object ref) {
    return ref.toString().substring(REF.length());
  }

  static Class<?> model(String schema) {
    try {
      return Class.forName(Contract.class.getPackageName() + "." + schema);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no class for the schema " + schema, e);
    }
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
      if (map.get("examples") instanceof Map<?, ?> examples && map.containsKey("schema")) {
        String schema = nameOf(Objects.requireNonNull(map(map.get("schema")).get("$ref")));
        examples.forEach(
            (name, example) ->
                found.add(
                    new Example(
                        name.toString(),
                        schema,
                        Objects.requireNonNull(map(example).get("value")))));
      }
      map.values().forEach(value -> collect(value, found));
    } else if (tree instanceof List<?> list) {
      list.forEach(value -> collect(value, found));
    }
  }

  @SuppressWarnings("unchecked") // The contract's own tests hold it to its form.
  static Map<String, Object> map(@Nullable Object tree) {
    return (Map<String, Object>) Objects.requireNonNull(tree);
  }
}
