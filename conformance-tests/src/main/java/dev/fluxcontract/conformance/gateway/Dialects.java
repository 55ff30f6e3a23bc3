package dev.fluxcontract.conformance.gateway;

import java.util.List;
import java.util.stream.Stream;

/** The dialects, the plain one first. */
final class Dialects {
  static final List<Dialect> ALL =
      Stream.of(
              List.of(
                  new Dialect(
                      "plain",
                      "Bearer, own URLs, 202 while a job is pending, 400 from an early result, data URIs for"
                          + " sync_mode.",
                      b -> {})),
              AddressDialects.all(),
              LifeDialects.all(),
              ErrorDialects.all(),
              BodyDialects.all())
          .flatMap(List::stream)
          .toList();

  private Dialects() {}
}
