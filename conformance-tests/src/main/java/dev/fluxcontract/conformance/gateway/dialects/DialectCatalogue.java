package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;
import java.util.stream.Stream;

/** The dialects, the plain one first. */
public final class DialectCatalogue {
  /** They answer the same request the same way at any time. */
  public static final List<BehaviourChange> STEADY =
      Stream.of(
              List.of(
                  new BehaviourChange(
                      "plain",
                      "Bearer, own URLs, 202 while a job is pending, 400 from an early result, data URIs for"
                          + " sync_mode.",
                      b -> {})),
              AddressDialects.all(),
              LifecycleDialects.all(),
              ErrorDialects.all(),
              BodyDialects.all(),
              PictureDialects.all())
          .flatMap(List::stream)
          .toList();

  /** They fail now and then, or have limits, as gateways in practice do. */
  public static final List<BehaviourChange> UNSTEADY = UnsteadyDialects.all();

  private DialectCatalogue() {}
}
