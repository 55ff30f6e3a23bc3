package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract as a tree, with its references. Numbers keep every digit. */
final class Spec {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final @Nullable String text;
  private final JsonNode tree;
  private final List<SpecNode> everywhere = new ArrayList<>();
  private final Map<SpecNode, List<SpecNode>> branches = new HashMap<>();
  private final Map<SpecNode, SpecNode> bodies = new HashMap<>();
  private final Map<String, List<SpecField>> properties = new HashMap<>();
  private final List<SpecOperation> operations = new ArrayList<>();

  Spec(JsonNode tree) {
    this(null, tree);
  }

  private Spec(@Nullable String text, JsonNode tree) {
    this.text = text;
    this.tree = tree;
    root().child("paths").children().forEach(path -> operations.addAll(SpecOperation.of(path)));
    for (SpecNode callback : root().at("components", "callbacks").children()) {
      callback.children().forEach(path -> operations.addAll(SpecOperation.of(path)));
    }
  }

  /** The contract that is packed into the artifact. */
  static Spec published() {
    String yaml = resource("/META-INF/flux-contract/flux.openapi.yaml");
    return new Spec(yaml, parse(yaml));
  }

  static String resource(String name) {
    try (InputStream in = Spec.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode tree() {
    return tree;
  }

  /** The contract as it was written, or else as JSON. */
  String text() {
    return text == null ? tree.toString() : text;
  }

  SpecNode root() {
    return SpecNode.root(tree);
  }

  /** The node itself, or what it refers to. */
  SpecNode follow(SpecNode node) {
    String reference = node.text("$ref");
    if (!reference.startsWith("#/")) {
      return node;
    }
    return follow(SpecNode.at(tree, reference.substring(1)));
  }

  /** A schema, what it refers to, and all it is composed of. */
  List<SpecNode> branches(SpecNode schema) {
    List<SpecNode> known = branches.get(schema);
    if (known != null) {
      return known;
    }
    List<SpecNode> found = new ArrayList<>(List.of(schema));
    SpecNode target = follow(schema);
    if (target.equals(schema)) {
      for (String keyword : List.of("allOf", "oneOf", "anyOf")) {
        schema.child(keyword).children().forEach(branch -> found.addAll(branches(branch)));
      }
    } else {
      found.addAll(branches(target));
    }
    branches.put(schema, found);
    return found;
  }

  /** The properties that a path leads to, from a schema on. */
  List<SpecField> properties(SpecNode schema, String path) {
    return properties.computeIfAbsent(
        schema.pointer() + " " + path, key -> SpecField.properties(this, schema, path));
  }

  /** The JSON body of an operation: its request, or the answer with a status code. */
  SpecNode body(SpecOperation operation, String place) {
    return bodies.computeIfAbsent(
        operation.node().child(place),
        key -> {
          SpecNode carrier =
              place.equals("request")
                  ? follow(operation.node().child("requestBody"))
                  : answer(operation, place);
          return carrier.at("content", "application/json");
        });
  }

  SpecNode answer(SpecOperation operation, String status) {
    return follow(operation.node().at("responses", status));
  }

  List<SpecOperation> operations() {
    return operations;
  }

  /** Every node, parents first. */
  List<SpecNode> everywhere() {
    if (everywhere.isEmpty()) {
      collect(root());
    }
    return everywhere;
  }

  private void collect(SpecNode node) {
    everywhere.add(node);
    node.children().forEach(this::collect);
  }
}
