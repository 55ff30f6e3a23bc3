package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of a tree and where it stands, as a JSON pointer. Two spots of one tree are the same when
 * they stand at the same place.
 */
record Spot(String pointer, String name, JsonNode node) {

  static Spot root(JsonNode tree) {
    return new Spot("", "", tree);
  }

  /** The spot that a pointer leads to. */
  static Spot at(JsonNode tree, String pointer) {
    Spot spot = root(tree);
    for (String step : pointer.substring(1).split("/", -1)) {
      spot = spot.child(step.replace("~1", "/").replace("~0", "~"));
    }
    return spot;
  }

  Spot child(String name) {
    String step = name.replace("~", "~0").replace("/", "~1");
    return new Spot(pointer + "/" + step, name, node.path(name));
  }

  /** What stands below, step by step. */
  Spot at(String... steps) {
    Spot spot = this;
    for (String step : steps) {
      spot = spot.child(step);
    }
    return spot;
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

  List<Spot> children() {
    List<Spot> children = new ArrayList<>(node.size());
    node.propertyStream().forEach(property -> children.add(child(property.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      children.add(new Spot(pointer + "/" + i, Integer.toString(i), node.path(i)));
    }
    return children;
  }

  /** The texts of a list. */
  List<String> texts() {
    return children().stream().map(child -> child.node.asText()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spot spot && spot.pointer.equals(pointer);
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }
}
