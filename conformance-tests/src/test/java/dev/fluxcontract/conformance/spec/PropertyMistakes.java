package dev.fluxcontract.conformance.spec;

import java.util.List;
import java.util.stream.Stream;

/** Ways in which properties and sources go wrong, each for one spot of the contract. */
final class Sweeps {
  private static final String SOURCES = "x-documented-by";
  private static final List<String> DOCUMENTS =
      List.of("D1", "D2", "D3", "D4", "D5", "fal", "relay");

  private Sweeps() {}

  static Stream<Alteration> deleted(Spot schema) {
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

  static Stream<Alteration> requiredNoMore(Spot schema) {
    return texts(schema.child("required"))
        .map(
            name ->
                new Alteration(
                    schema,
                    name + " required no more",
                    name,
                    node -> Alteration.remove(node.path("required"), name)));
  }

  static Stream<Alteration> requiredNow(Spot schema) {
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

  static Stream<Alteration> sourceAdded(Spot spot) {
    List<String> sources = texts(spot.child(SOURCES)).toList();
    return DOCUMENTS.stream()
        .filter(document -> spot.has(SOURCES) && !sources.contains(document))
        .limit(1)
        .map(
            document ->
                new Alteration(
                    spot,
                    document + " added",
                    name(spot),
                    node -> node.withArray(SOURCES).add(document)));
  }

  static Stream<Alteration> sourceLeftOut(Spot spot) {
    return texts(spot.child(SOURCES))
        .map(
            document ->
                new Alteration(
                    spot,
                    document + " left out",
                    name(spot),
                    node -> Alteration.remove(node.path(SOURCES), document)));
  }

  static Stream<Alteration> undescribed(Spot spot) {
    return Stream.of(spot)
        .filter(each -> each.has(SOURCES))
        .map(
            each ->
                new Alteration(
                    each, "description dropped", name(each), node -> node.remove("description")));
  }

  private static String name(Spot spot) {
    return spot.has("operationId") ? spot.text("operationId") : spot.name();
  }

  private static Stream<String> names(Spot spot) {
    return spot.children().stream().map(Spot::name);
  }

  private static Stream<String> texts(Spot list) {
    return list.children().stream().map(each -> each.node().asText());
  }
}
