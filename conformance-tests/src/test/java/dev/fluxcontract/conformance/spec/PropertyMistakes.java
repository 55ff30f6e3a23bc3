package dev.fluxcontract.conformance.spec;

import java.util.List;
import java.util.stream.Stream;

/** Ways in which properties and sources go wrong, each for one node of the contract. */
final class PropertyMistakes {
  private static final String SOURCES = "x-documented-by";
  private static final List<String> DOCUMENTS =
      List.of("D1", "D2", "D3", "D4", "D5", "fal", "relay");

  private PropertyMistakes() {}

  static Stream<Alteration> deleted(SpecNode schema) {
    return names(schema.child("properties"))
        .map(
            name ->
                new Alteration(
                    schema,
                    name + " deleted",
                    name,
                    node -> {
                      node.withObject("properties").remove(name);
                      Alteration.remove(node.path("required"), name);
                    }));
  }

  static Stream<Alteration> requiredNoMore(SpecNode schema) {
    return texts(schema.child("required"))
        .map(
            name ->
                new Alteration(
                    schema,
                    name + " required no more",
                    name,
                    node -> Alteration.remove(node.path("required"), name)));
  }

  static Stream<Alteration> requiredNow(SpecNode schema) {
    List<String> required = texts(schema.child("required")).toList();
    return names(schema.child("properties"))
        .filter(name -> !required.contains(name))
        .map(
            name ->
                new Alteration(
                    schema,
                    name + " required",
                    name,
                    node -> node.withArray("required").add(name)));
  }

  static Stream<Alteration> sourceAdded(SpecNode node) {
    List<String> sources = texts(node.child(SOURCES)).toList();
    return DOCUMENTS.stream()
        .filter(document -> node.has(SOURCES) && !sources.contains(document))
        .limit(1)
        .map(
            document ->
                new Alteration(
                    node,
                    document + " added",
                    name(node),
                    json -> json.withArray(SOURCES).add(document)));
  }

  static Stream<Alteration> sourceLeftOut(SpecNode node) {
    return texts(node.child(SOURCES))
        .map(
            document ->
                new Alteration(
                    node,
                    document + " left out",
                    name(node),
                    json -> Alteration.remove(json.path(SOURCES), document)));
  }

  static Stream<Alteration> undescribed(SpecNode node) {
    return Stream.of(node)
        .filter(each -> each.has(SOURCES))
        .map(
            each ->
                new Alteration(
                    each, "description dropped", name(each), json -> json.remove("description")));
  }

  private static String name(SpecNode node) {
    return node.has("operationId") ? node.text("operationId") : node.name();
  }

  private static Stream<String> names(SpecNode node) {
    return node.children().stream().map(SpecNode::name);
  }

  private static Stream<String> texts(SpecNode list) {
    return list.children().stream().map(each -> each.node().asText());
  }
}
