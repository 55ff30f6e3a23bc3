package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A change that makes the contract wrong: where, what, and the name that a message about it must
 * hold.
 */
record Alteration(SpecNode node, String what, String name, Consumer<ObjectNode> edit) {

  Spec of(Spec contract) {
    JsonNode copy = contract.tree().deepCopy();
    edit.accept((ObjectNode) copy.at(node.pointer()));
    return new Spec(copy);
  }

  /** Whether the rule objects, and names what is wrong. */
  boolean isCaught(Spec contract, Rule rule) {
    return rule.check(of(contract)).stream().anyMatch(found -> found.toString().contains(name));
  }

  /** Takes a text out of a list. */
  static void remove(JsonNode list, String text) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.path(i).asText().equals(text)) {
        ((ArrayNode) list).remove(i);
      }
    }
  }

  @Override
  public String toString() {
    return "#" + node.pointer() + ": " + what;
  }
}
