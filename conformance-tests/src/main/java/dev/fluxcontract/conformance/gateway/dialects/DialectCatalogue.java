package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;
import java.util.stream.Stream;

/** The dialects, the plain one first. */
public final class DialectCatalogue {
  public static final List<BehaviourChange> ALL =
      Stream.of(
              List.of(
                  new BehaviourChange(
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

  private DialectCatalogue() {}
}
