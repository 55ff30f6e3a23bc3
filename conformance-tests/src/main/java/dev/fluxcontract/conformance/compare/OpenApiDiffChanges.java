package dev.fluxcontract.conformance.compare;

import java.util.Locale;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.Endpoint;
import org.openapitools.openapidiff.core.model.schema.ChangedMultipleOf;
import org.openapitools.openapidiff.core.model.schema.ChangedPattern;

/** What openapi-diff finds: requests that would be refused, and answers that hold less. */
final class OpenApiDiffChanges {
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          // Enums are open and unions may grow: the client keeps what it does not know.
          .configProperty("incompatible.response.enum.increased", "false")
          .configProperty("incompatible.response.oneof.increased", "false")
          .configProperty("incompatible.request.min.length.increased", "true")
          .configProperty("incompatible.response.header.required.increased", "false")
          .configProperty("incompatible.security.scheme.bearer.format.changed", "false")
          .build();

  private final ContractComparison.Changes changes;

  OpenApiDiffChanges(ContractComparison.Changes changes) {
    this.changes = changes;
  }

  void find(String older, String newer) {
    ChangedOpenApi diff = OpenApiCompare.fromContents(older, newer, null, OPTIONS);
    for (Endpoint endpoint : diff.getMissingEndpoints()) {
      changes.breaking(endpoint.getMethod() + " " + endpoint.getPathUrl() + " is gone");
    }
    for (ChangedOperation operation : diff.getChangedOperations()) {
      walk(operation.getHttpMethod() + " " + operation.getPathUrl(), operation);
    }
  }

  private void walk(String place, Changed changed) {
    if (changed == null || !changed.isIncompatible() || takesAllThatItTook(changed)) {
      return;
    }
    if (!(changed instanceof ComposedChanged composed)) {
      changes.breaking(place + ": " + name(changed) + " changed");
      return;
    }
    if (composed.isCoreChanged().isIncompatible()) {
      changes.breaking(place + ": " + name(changed) + " changed");
    }
    if (composed instanceof ChangedSchema schema) {
      schema.getChangedProperties().forEach((name, child) -> walk(place + " " + name, child));
      schema.getChangedElements().stream()
          .filter(child -> !schema.getChangedProperties().containsValue(child))
          .forEach(child -> walk(place, child));
    } else {
      String here = composed instanceof ChangedParameter one ? place + " " + one.getName() : place;
      composed.getChangedElements().forEach(child -> walk(here, child));
    }
  }

  /** What openapi-diff calls incompatible although no request is refused that was right. */
  private static boolean takesAllThatItTook(Changed changed) {
    return (changed instanceof ChangedPattern pattern && pattern.getNewPattern() == null)
        || (changed instanceof ChangedMultipleOf step
            && (step.getRight() == null
                || (step.getLeft() != null
                    && SchemaNarrowing.isMultiple(step.getLeft(), step.getRight()))));
  }

  /** The name of openapi-diff's class in words: ChangedNumericRange is a numeric range. */
  private static String name(Changed changed) {
    return changed
        .getClass()
        .getSimpleName()
        .replaceFirst("^Changed", "the")
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT);
  }
}
