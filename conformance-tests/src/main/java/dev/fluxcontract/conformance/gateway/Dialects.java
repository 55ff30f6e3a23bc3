package dev.fluxcontract.conformance.gateway;

import java.util.List;

/** The dialects. */
final class Dialects {
  static final List<Dialect> ALL =
      List.of(new Dialect("plain", "Bearer, its own URLs, 202 while a job is pending.", b -> {}));

  private Dialects() {}
}
