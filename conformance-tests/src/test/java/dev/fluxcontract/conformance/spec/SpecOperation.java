package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One operation of the contract, with the path item it stands in. */
record SpecOperation(SpecNode item, SpecNode node) {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  static List<SpecOperation> of(SpecNode item) {
    List<SpecOperation> operations = new ArrayList<>();
    for (String method : METHODS) {
      if (item.has(method)) {
        operations.add(new SpecOperation(item, item.child(method)));
      }
    }
    return operations;
  }

  /** As the table of documents writes it. */
  String key() {
    return node.name().toUpperCase(Locale.ROOT) + " " + path();
  }

  String path() {
    return item.name();
  }

  String id() {
    return node.text("operationId");
  }

  boolean isCallback() {
    return item.pointer().startsWith("/components/");
  }

  boolean isSubmit() {
    return node.has("requestBody") && !isCallback();
  }

  boolean isFollowUp() {
    return !node.has("requestBody") && !isCallback();
  }

  boolean matches(String key) {
    return switch (key) {
      case "every operation" -> !isCallback();
      case "every submit" -> isSubmit();
      case "every follow-up" -> isFollowUp();
      default -> key.equals(key());
    };
  }
}
