package dev.fluxcontract.conformance.compare;

import java.util.Locale;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.Endpoint;

/** What openapi-diff finds: requests that would be refused, and answers that hold less. */
final class OpenApiDiffChanges {
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          // Enums are open and unions may grow: the client keeps what it does not know.
          .configProperty("incompatible.response.enum.increased", "false")
          .configProperty("incompatible.response.oneof.increased", "false")
          .configProperty("incompatible.request.min.length.increased", "true")
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
    if (changed == null || !changed.isIncompatible()) {
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
      composed.getChangedElements().forEach(child -> walk(place, child));
    }
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
