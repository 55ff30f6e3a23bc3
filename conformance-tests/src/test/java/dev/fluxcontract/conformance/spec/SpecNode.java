package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of a tree and where it stands, as a JSON pointer. Two nodes of one tree are the same when
 * they stand at the same place.
 */
record SpecNode(String pointer, String name, JsonNode node) {

  static SpecNode root(JsonNode tree) {
    return new SpecNode("", "", tree);
  }

  /** The node that a pointer leads to. */
  static SpecNode at(JsonNode tree, String pointer) {
    SpecNode node = root(tree);
    for (String step : pointer.substring(1).split("/", -1)) {
      node = node.child(step.replace("~1", "/").replace("~0", "~"));
    }
    return node;
  }

  SpecNode child(String name) {
    String step = name.replace("~", "~0").replace("/", "~1");
    return new SpecNode(pointer + "/" + step, name, node.path(name));
  }

  /** What stands below, step by step. */
  SpecNode at(String... steps) {
    SpecNode node = this;
    for (String step : steps) {
      node = node.child(step);
    }
    return node;
  }

  boolean exists() {
    return !node.isMissingNode();
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name) {
    return node.path(name).asText();
  }

  List<SpecNode> children() {
    List<SpecNode> children = new ArrayList<>(node.size());
    node.propertyStream().forEach(property -> children.add(child(property.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      children.add(new SpecNode(pointer + "/" + i, Integer.toString(i), node.path(i)));
    }
    return children;
  }

  /** The texts of a list. */
  List<String> texts() {
    return children().stream().map(child -> child.node.asText()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecNode that && that.pointer.equals(pointer);
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }
}
