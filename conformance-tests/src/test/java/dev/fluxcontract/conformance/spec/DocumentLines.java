package dev.fluxcontract.conformance.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table laid over the contract: which lines speak of which place in it. */
final class DocumentLines {
  /** All that the table says of one field of the contract. */
  record Subject(
      SpecOperation operation, String place, SpecField field, Set<Documents.Line> lines) {}

  private final Map<SpecNode, Subject> subjects = new LinkedHashMap<>();
  private final Map<SpecNode, Set<String>> speakers = new LinkedHashMap<>();
  private final Map<Documents.Line, @Nullable SpecOperation> homeless = new LinkedHashMap<>();

  DocumentLines(Spec spec, Documents documents) {
    for (Documents.Line line : documents.fields()) {
      boolean found = false;
      for (SpecOperation operation : spec.operations()) {
        boolean here = operation.matches(line.operation()) && place(spec, operation, line);
        found |= here;
        if (!here && operation.matches(line.operation()) && line.isOfItsOwn()) {
          homeless.put(line, operation);
        }
      }
      if (!found) {
        homeless.put(line, null);
      }
    }
  }

  private boolean place(Spec spec, SpecOperation operation, Documents.Line line) {
    List<SpecField> fields = SpecField.find(spec, operation, line.place(), line.field());
    for (SpecField field : fields) {
      Set<Documents.Line> lines =
          subjects
              .computeIfAbsent(
                  field.node(),
                  node -> new Subject(operation, line.place(), field, new LinkedHashSet<>()))
              .lines();
      if (lines.add(line) && !line.isChosen()) {
        field.told(spec).forEach(node -> speakers(node).add(line.document()));
      }
    }
    return !fields.isEmpty();
  }

  private Set<String> speakers(SpecNode node) {
    return speakers.computeIfAbsent(node, s -> new TreeSet<>());
  }

  Iterable<Subject> subjects() {
    return subjects.values();
  }

  /** The documents that say something of this place. */
  Set<String> of(SpecNode node) {
    return speakers.getOrDefault(node, Set.of());
  }

  /** Lines that one operation has no place for; or none has, and then the value is null. */
  Map<Documents.Line, @Nullable SpecOperation> homeless() {
    return homeless;
  }
}
