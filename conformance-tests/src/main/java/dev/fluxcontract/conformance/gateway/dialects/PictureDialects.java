package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How exactly the same request gives the same picture. */
final class PictureDialects {
  private static final int LEVELS = 6;

  private PictureDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "picture-noise",
            "The same request gives pictures that differ a little, as on other hardware.",
            PictureDialects::disturb),
        new BehaviourChange(
            "recompressed",
            "JPEG files are compressed again, and lose some brightness.",
            b -> b.makes = m -> m.withStep(LEVELS)));
  }

  private static void disturb(Behaviour b) {
    AtomicLong jobs = new AtomicLong(1 + b.draw(1000));
    b.makes = m -> m.looking(l -> l.disturbed(jobs.incrementAndGet()));
  }
}
