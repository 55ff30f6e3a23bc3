package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of what each document says: documents.yaml, line by line. */
record Documents(List<Line> operations, List<Line> fields) {
  /** Under this name stands, in the place of a document, what was chosen. */
  private static final String CHOSEN = "chosen";

  /** What one document says of one field; or of an operation, and then there is no field. */
  record Line(
      String document,
      String operation,
      String place,
      String field,
      JsonNode says,
      Map<String, String> facets) {

    static Line of(String document, String operation, String place, String field, JsonNode says) {
      return new Line(document, operation, place, field, says, Facets.of(says));
    }

    /** Each line is itself alone, and quickly told from others. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    boolean isChosen() {
      return document.equals(CHOSEN);
    }

    /** Whether the document documents this one operation, and does not only speak of all. */
    boolean isOfItsOwn() {
      return !isChosen() && !operation.equals("every operation");
    }
  }

  static Documents read() {
    List<Line> operations = new ArrayList<>();
    List<Line> fields = new ArrayList<>();
    SpecNode table = SpecNode.root(Spec.parse(Spec.resource("/documents/documents.yaml")));
    for (SpecNode document : table.children()) {
      for (SpecNode operation : document.children()) {
        for (SpecNode place : operation.children()) {
          if (place.name().equals("operation")) {
            operations.add(Line.of(document.name(), operation.name(), "", "", place.node()));
          } else {
            fields.addAll(fields(document.name(), operation.name(), place));
          }
        }
      }
    }
    return new Documents(operations, fields);
  }

  private static List<Line> fields(String document, String operation, SpecNode places) {
    List<Line> lines = new ArrayList<>();
    for (String place : places.name().split(", ", -1)) {
      for (SpecNode field : places.children()) {
        lines.add(Line.of(document, operation, place, field.name(), field.node()));
      }
    }
    return lines;
  }
}
